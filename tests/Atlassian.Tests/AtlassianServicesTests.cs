using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Tests;

public class AtlassianServicesTests
{
    [Fact]
    public async Task AddClients_Services_AreThereOnce()
    {
        await using var provider = Build();

        provider.GetRequiredService<ConfluenceClient>().ShouldBeSameAs(provider.GetRequiredService<ConfluenceClient>());
        provider.GetRequiredService<IInstallKeys>().ShouldBeOfType<InstallKeyClient>();
        provider.GetServices<ConfluenceClient>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(ConfluenceClient.HttpClientName)]
    [InlineData(InstallKeyClient.HttpClientName)]
    public async Task AddClients_HttpClient_FollowsNoRedirectsAndKeepsNoCookies(string name)
    {
        await using var provider = Build();

        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
        while (handler is DelegatingHandler delegating)
        {
            handler.GetType().Name.ShouldNotContain("Logging");
            handler = delegating.InnerHandler!;
        }

        var sockets = handler.ShouldBeOfType<SocketsHttpHandler>();
        sockets.AllowAutoRedirect.ShouldBeFalse();
        sockets.UseCookies.ShouldBeFalse();
    }

    static ServiceProvider Build()
    {
        AllowedHosts.TryParse("*.atlassian.net", out var hosts).ShouldBeTrue();
        return new ServiceCollection()
            .AddSingleton(hosts!)
            .AddConfluenceClient()
            .AddConfluenceClient()
            .AddInstallKeys(new Uri("https://keys.example"))
            .BuildServiceProvider();
    }
}
