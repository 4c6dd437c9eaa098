using System.Net;
using Microsoft.AspNetCore.Builder;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class SiloHealthTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Headers_EveryAnswerOfTheHealthPort_AreComplete(string path, HttpStatusCode status)
    {
        await using var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"));
        using var client = new HttpClient { BaseAddress = new(silo.Urls.Single()) };

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        foreach (var name in (string[])["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"])
        {
            answer.Headers.Contains(name).ShouldBeTrue(name);
        }

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
