using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Tests.Rules;

public sealed class HostOriginTests
{
    [Theory]
    [InlineData("https://cdn.example.com", "cdn.example.com", false, 443)]
    [InlineData("https://*.example.com", "example.com", true, 443)]
    [InlineData("https://cdn.example.com:8443", "cdn.example.com", false, 8443)]
    [InlineData("https://xn--bcher-kva.example", "xn--bcher-kva.example", false, 443)]
    [InlineData("https://1.example", "1.example", false, 443)]
    public void TryParse_Origin_IsRead(string text, string name, bool below, int port)
    {
        HostOrigin.TryParse(text, out var origin).ShouldBeTrue();

        origin.ShouldBe(new(name, below, port));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("https://*")]
    [InlineData("https://*.")]
    [InlineData("https://*.com")]
    [InlineData("https://*.*.example.com")]
    [InlineData("https://a.*.example.com")]
    [InlineData("https://*example.com")]
    [InlineData("http://example.com")]
    [InlineData("HTTPS://example.com")]
    [InlineData("https://Example.com")]
    [InlineData("example.com")]
    [InlineData("//example.com")]
    [InlineData("https://localhost")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://127.1")]
    [InlineData("https://0x7f.0x1")]
    [InlineData("https://2130706433")]
    [InlineData("https://[::1]")]
    [InlineData("https://10.0.0.0/8")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://example.com?x")]
    [InlineData("https://example.com#x")]
    [InlineData("https://user@example.com")]
    [InlineData("https://example.com:")]
    [InlineData("https://example.com:*")]
    [InlineData("https://example.com:0")]
    [InlineData("https://example.com:0443")]
    [InlineData("https://example.com:65536")]
    [InlineData("https://example.com:443:443")]
    [InlineData("https://example.com:+44")]
    [InlineData("https://example.com ")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com;script-src *")]
    [InlineData("https://example.com,https://b.example")]
    [InlineData("https://example.com 'unsafe-inline'")]
    [InlineData("https://'self'.com")]
    [InlineData("https://example.com\n")]
    [InlineData("https://example..com")]
    [InlineData("https://.example.com")]
    [InlineData("https://example.com.")]
    [InlineData("https://-example.com")]
    [InlineData("https://example-.com")]
    [InlineData("https://b\u00fccher.example")]
    [InlineData("data:")]
    public void TryParse_AnythingElse_IsRefused(string? text) => HostOrigin.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_LongNames_HaveTheirLimits()
    {
        var label = new string('a', 63);
        HostOrigin.TryParse($"https://{label}.example", out _).ShouldBeTrue();
        HostOrigin.TryParse($"https://{label}a.example", out _).ShouldBeFalse();
        HostOrigin.TryParse($"https://{label}.{label}.{label}.{label[..61]}", out _).ShouldBeTrue();
        HostOrigin.TryParse($"https://{label}.{label}.{label}.{label[..62]}", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://*.example.com", "https://a.example.com", true)]
    [InlineData("https://*.example.com", "https://a.b.example.com", true)]
    [InlineData("https://*.example.com", "https://*.b.example.com", true)]
    [InlineData("https://*.example.com", "https://*.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://badexample.com", false)]
    [InlineData("https://*.b.example.com", "https://*.example.com", false)]
    [InlineData("https://example.com", "https://example.com", true)]
    [InlineData("https://example.com", "https://example.com:443", true)]
    [InlineData("https://example.com", "https://example.com:8443", false)]
    [InlineData("https://*.example.com:8443", "https://a.example.com", false)]
    [InlineData("https://*.example.com:8443", "https://a.example.com:8443", true)]
    [InlineData("https://example.com", "https://*.example.com", false)]
    [InlineData("https://example.com", "https://a.example.com", false)]
    [InlineData("https://example.com", "https://b.example", false)]
    public void Covers_Other_MeansAllOfIt(string pattern, string other, bool expected)
    {
        HostOrigin.TryParse(pattern, out var one).ShouldBeTrue();
        HostOrigin.TryParse(other, out var another).ShouldBeTrue();

        one.Covers(another).ShouldBe(expected);
    }
}
