using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.ApiTokens;

namespace UserMacro.WebApi.Tests.Archive;

/// <summary>Long histories, and callers of the archive who mean no good.</summary>
public class HostileArchiveTests(WebApiApp app)
{
    const string Path = "/api/v1/archive";
    const int Looks = 500;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_LongHistories_AreAllThereAndStayInNoMemory()
    {
        const int macros = 200, revisions = 50;
        var site = await TestSite.InstalledAsync(app);
        foreach (var some in Enumerable.Range(0, macros).Chunk(8))
        {
            await Task.WhenAll(some.Select(number => ImportAsync(site, $"macro-{number}", revisions, "<b>x</b>")));
        }

        var archive = await site.GetJsonAsync(Path);

        archive["macros"]!.AsArray().Sum(macro => macro!["revisions"]!.AsArray().Count).ShouldBe(macros * revisions);
        var management = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var active = int.MaxValue;
        for (var look = 0; look < Looks && active > revisions; look++)
        {
            active = (await management.GetSimpleGrainStatistics(Cancellation))
                .Where(count => count.GrainType.Contains("MacroRevisionGrain", StringComparison.Ordinal)).Sum(count => count.ActivationCount);
        }

        active.ShouldBeLessThanOrEqualTo(revisions, "they end when they have been read, though the last of them may not have yet");
    }

    [Fact]
    public async Task Read_ClientThatStopsReading_TakesTheOnePlaceOfItsSiteUntilItLeaves()
    {
        var (slow, other) = (await TestSite.InstalledAsync(app), await TestSite.InstalledAsync(app));
        // More than the buffers of both ends take.
        await ImportAsync(slow, "badge", 250, new string('x', 100_000));
        var stopped = await StartAsync(slow);
        await (await stopped.Content.ReadAsStreamAsync(Cancellation)).ReadExactlyAsync(new byte[1000], Cancellation);

        using var second = await slow.CallAsync(HttpMethod.Get, Path);
        await second.ShouldBeProblemAsync(503, "busy");
        second.Headers.RetryAfter.ShouldNotBeNull();
        (await other.GetJsonAsync(Path))["macros"]!.AsArray().ShouldBeEmpty();

        stopped.Dispose();
        HttpStatusCode status;
        do
        {
            using var again = await StartAsync(slow);
            status = again.StatusCode;
        }
        while (status == HttpStatusCode.ServiceUnavailable);
        status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("%0d%0aX-Evil:%201")]
    [InlineData("%1b%5b31m%07%00")]
    [InlineData("..%2f..%2f%E2%80%AE")]
    [InlineData("%ff%fe")]
    public async Task Read_AccountOfControlCharacters_IsNobodyAndInNoHeaderOrAuditLine(string account)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Path}?account={account}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await answer.TextAsync())!["account"].ShouldBeNull();
        answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value).ShouldAllBe(value => !value.Any(char.IsControl));
        answer.Headers.Contains("X-Evil").ShouldBeFalse();
        var line = (await site.AuditLinesAsync("archive.exported", 1)).ShouldHaveSingleItem();
        (line["target"]?.GetValue<string>() ?? "", line["detail"]!.GetValue<string>()).ShouldBe(("", "account"));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(100_000)]
    public async Task Read_AccountOfAnyLength_IsNobodyOrRefused(int length)
    {
        var site = await TestSite.InstalledAsync(app);

        using var answer = await site.CallAsync(HttpMethod.Get, $"{Path}?account={new string('a', length)}");

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
            return;
        }

        JsonNode.Parse(await answer.TextAsync())!["account"].ShouldBeNull();
        (await site.GetJsonAsync(Path))["accounts"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/api/v1/privacy/forget")]
    [InlineData("/api/v1/privacy/requests/x/answer")]
    [InlineData("/connect/me/requests")]
    public async Task Post_TextsWithoutMeasureOrSense_AreRefusedAndStoreNobody(string path)
    {
        var site = await TestSite.InstalledAsync(app);
        foreach (var text in new[] { new string('a', 100_000), "\0\u001b[31m\r\n", "\ud800", "" })
        {
            using var answer = await site.CallAsync(
                HttpMethod.Post, path, new { accountId = text, kind = text, note = text, outcome = text, reason = text });

            ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.TextAsync());
        }

        (await site.GetJsonAsync(Path))["accounts"]!.AsArray().ShouldHaveSingleItem();
    }

    Task<HttpResponseMessage> StartAsync(TestSite site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, WebApiApp.BasePath + Path);
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {site.ContextToken(site.Administrator)}");
        return app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    async Task ImportAsync(TestSite site, string key, int revisions, string template)
    {
        var tenant = TenantId.Parse(await site.TenantKeyAsync());
        TenantScope.Enter(tenant);
        var macro = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse(key)));
        (await macro.Import(
            new()
            {
                State = MacroState.Draft,
                Draft = Definition(template),
                EditedBy = "u1",
                EditedAt = DateTimeOffset.UnixEpoch,
                Revisions = [.. Enumerable.Range(1, revisions).Select(number => new MacroRevision(
                    new(number, "u1", DateTimeOffset.UnixEpoch.AddMinutes(number), "", ""), Definition(template)))],
            },
            onDraft: null,
            "u1")).Error.ShouldBeNull();
    }

    static MacroDefinition Definition(string template) => new() { Name = "Badge", Template = template };
}
