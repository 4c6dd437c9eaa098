using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Render;

namespace UserMacro.WebApi.Tests.Render;

public sealed class SiteOriginsTests
{
    [Theory]
    [InlineData("https://a.atlassian.net/wiki", null, "https://a.atlassian.net")]
    [InlineData("https://a.atlassian.net/wiki", "https://a.atlassian.net/wiki", "https://a.atlassian.net")]
    [InlineData("https://a.atlassian.net/wiki", "https://wiki.example.com", "https://a.atlassian.net https://wiki.example.com")]
    [InlineData("https://a.atlassian.net/wiki", "https://wiki.example.com/x; script-src *", "https://a.atlassian.net https://wiki.example.com")]
    [InlineData("https://a.atlassian.net/wiki", "https://bücher.example", "https://a.atlassian.net https://xn--bcher-kva.example")]
    [InlineData("http://127.0.0.1:8090/wiki", null, "http://127.0.0.1:8090")]
    public void Of_BaseAndDisplayUrl_AreOriginsOnly(string baseUrl, string? displayUrl, string expected) =>
        SiteOrigins.For(new(new HostCredentials("connect", "client", "secret"))
        {
            Tenant = TenantId.FromRandom(new byte[16]),
            State = InstallationState.Enabled,
            BaseUrl = baseUrl,
            DisplayUrl = displayUrl,
            TicketKey = new byte[32],
        }).ShouldBe(expected);
}
