using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Hosts.Connect;

public sealed class DescriptorApiTests(WebApiApp app)
{
    [Fact]
    public async Task Descriptor_Asked_NamesThisInstallation()
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + "/atlassian-connect.json", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var descriptor = await answer.JsonAsync();
        descriptor["key"]!.GetValue<string>().ShouldBe(WebApiApp.AppKey);
        descriptor["baseUrl"]!.GetValue<string>().ShouldBe(WebApiApp.BaseUrl);
        descriptor["apiMigrations"]!["signed-install"]!.GetValue<bool>().ShouldBeTrue();
        descriptor["modules"]!["staticContentMacros"]!.AsArray().Count.ShouldBe(6);
        descriptor["modules"]!["dynamicContentMacros"]!.AsArray().Count.ShouldBe(6);
    }
}
