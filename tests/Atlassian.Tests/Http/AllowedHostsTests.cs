using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Tests.Http;

public class AllowedHostsTests
{
    const string Default = "*.atlassian.net;*.jira.com";
    const string Loopback = Default + ";http://127.0.0.1:*";

    [Theory]
    [InlineData(Default, "https://site.atlassian.net/wiki")]
    [InlineData(Default, "https://my-site-2.jira.com/wiki")]
    [InlineData(Loopback, "http://127.0.0.1/wiki")]
    [InlineData(Loopback, "http://127.0.0.1:8090/wiki")]
    [InlineData(Loopback, "https://site.atlassian.net/wiki")]
    [InlineData("https://127.0.0.1:*", "https://127.0.0.1:8443/wiki")]
    [InlineData("http://localhost:8090", "http://localhost:8090/wiki")]
    [InlineData(" wiki.example.com:8443 ; ", "https://wiki.example.com:8443/wiki")]
    public void Allows_MatchingAddress_IsAllowed(string list, string baseUrl) => Parse(list).Allows(baseUrl).ShouldBeTrue();

    [Theory]
    [InlineData("http://site.atlassian.net/wiki")]
    [InlineData("https://atlassian.net/wiki")]
    [InlineData("https://.atlassian.net/wiki")]
    [InlineData("https://evilatlassian.net/wiki")]
    [InlineData("https://site.atlassian.net.evil.com/wiki")]
    [InlineData("https://site.atlassian.com/wiki")]
    [InlineData("https://evil.com/site.atlassian.net/wiki")]
    [InlineData("https://evil.com#.atlassian.net/wiki")]
    [InlineData("https://evil.com?.atlassian.net/wiki")]
    [InlineData("https://evil.com\\.atlassian.net/wiki")]
    [InlineData("https://evil.com\t.atlassian.net/wiki")]
    [InlineData("https://evil.com%00.atlassian.net/wiki")]
    [InlineData("https://evil.com%2f.atlassian.net/wiki")]
    [InlineData("https://user@site.atlassian.net/wiki")]
    [InlineData("https://site.atlassian.net@evil.com/wiki")]
    [InlineData("https://site.atlassian.net:443@evil.com/wiki")]
    [InlineData("https://site.atlassian.net./wiki")]
    [InlineData("https://site..atlassian.net/wiki")]
    [InlineData("https://-site.atlassian.net/wiki")]
    [InlineData("https://xn--ste-rma.atlassian.net/wiki")]
    [InlineData("https://s\u0456te.atlassian.net/wiki")]
    [InlineData("https://evil.com\u3002atlassian.net/wiki")]
    [InlineData("https://\ufb01.atlassian.net/wiki")]
    [InlineData("https://SITE.atlassian.net/wiki")]
    [InlineData("HTTPS://site.atlassian.net/wiki")]
    [InlineData("https://site.atlassian.net:443/wiki")]
    [InlineData("https://site.atlassian.net:8443/wiki")]
    [InlineData("https://site.atlassian.net:/wiki")]
    [InlineData("https://site.atlassian.net")]
    [InlineData("https://site.atlassian.net/")]
    [InlineData("https://site.atlassian.net/wiki/")]
    [InlineData("https://site.atlassian.net//wiki")]
    [InlineData("https://site.atlassian.net/x/../wiki")]
    [InlineData("https://site.atlassian.net/WIKI")]
    [InlineData("https://site.atlassian.net/wiki?x=/wiki")]
    [InlineData("https:/site.atlassian.net/wiki")]
    [InlineData("https:///wiki")]
    [InlineData("//site.atlassian.net/wiki")]
    [InlineData("site.atlassian.net/wiki")]
    [InlineData("ftp://site.atlassian.net/wiki")]
    [InlineData("javascript://site.atlassian.net/wiki")]
    [InlineData(" https://site.atlassian.net/wiki")]
    [InlineData("https://site.atlassian.net/wiki\n")]
    [InlineData("/wiki")]
    [InlineData("")]
    [InlineData("https://127.0.0.1/wiki")]
    [InlineData("http://127.0.0.1.evil.com/wiki")]
    [InlineData("http://127.0.0.2/wiki")]
    [InlineData("http://127.1/wiki")]
    [InlineData("http://2130706433/wiki")]
    [InlineData("http://localhost/wiki")]
    [InlineData("http://[::1]/wiki")]
    [InlineData("http://127.0.0.1:0/wiki")]
    [InlineData("http://127.0.0.1:08090/wiki")]
    [InlineData("http://127.0.0.1:65536/wiki")]
    [InlineData("http://127.0.0.1:+80/wiki")]
    [InlineData("http://127.0.0.1:80:90/wiki")]
    public void Allows_AnythingElse_IsRefused(string baseUrl) => Parse(Loopback).Allows(baseUrl).ShouldBeFalse();

    [Theory]
    [InlineData("wiki.example.com:8443", "https://wiki.example.com/wiki")]
    [InlineData("wiki.example.com", "https://sub.wiki.example.com/wiki")]
    [InlineData("http://localhost:8090", "http://localhost:8091/wiki")]
    [InlineData(Default, "http://127.0.0.1:8090/wiki")]
    public void Allows_BeyondThePattern_IsRefused(string list, string baseUrl) => Parse(list).Allows(baseUrl).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.atlassian.net;*")]
    [InlineData("a*.atlassian.net")]
    [InlineData("http://site.example.com")]
    [InlineData("http://*.localhost")]
    [InlineData("ftp://site.example.com")]
    [InlineData("https://site.example.com/wiki")]
    [InlineData("site.example.com:x")]
    [InlineData("site.example.com:")]
    [InlineData("SITE.example.com")]
    public void TryParse_BadList_IsRefused(string list) => AllowedHosts.TryParse(list, out _).ShouldBeFalse();

    static AllowedHosts Parse(string list)
    {
        AllowedHosts.TryParse(list, out var hosts).ShouldBeTrue();
        return hosts!;
    }
}
