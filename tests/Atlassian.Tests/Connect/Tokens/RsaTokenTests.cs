using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

public class RsaTokenTests
{
    static readonly RSA Key = RSA.Create(2048);

    static readonly TokenClaims Claims = new()
    {
        Issuer = "site",
        IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        Expires = DateTimeOffset.FromUnixTimeSeconds(1_700_000_180),
        QueryHash = "q",
        Audience = "https://app.example",
    };

    [Fact]
    public async Task VerifyAsync_OwnKey_PassesTwice()
    {
        var token = Signed();

        token.KeyId.ShouldBe("key/1");
        token.Algorithm.ShouldBe("RS256");
        (await RsaToken.VerifyAsync(token, Key.ExportSubjectPublicKeyInfoPem())).ShouldBeTrue();
        (await RsaToken.VerifyAsync(token, Key.ExportSubjectPublicKeyInfoPem())).ShouldBeTrue();
    }

    [Fact]
    public async Task VerifyAsync_PemWithLineBreaksAround_Passes() =>
        (await RsaToken.VerifyAsync(Signed(), Key.ExportSubjectPublicKeyInfoPem().ReplaceLineEndings("\r\n") + "\r\n")).ShouldBeTrue();

    [Fact]
    public async Task VerifyAsync_OtherKey_Fails()
    {
        using var other = RSA.Create(2048);

        (await RsaToken.VerifyAsync(Signed(), other.ExportSubjectPublicKeyInfoPem())).ShouldBeFalse();
    }

    [Fact]
    public async Task VerifyAsync_ChangedPayload_Fails()
    {
        var parts = RsaToken.Sign(Claims, Key, "key/1").Split('.');
        var changed = $"{parts[0]}.{TokenTexts.Encode("""{"iss":"other","iat":1700000000,"exp":1700000180,"qsh":"q"}""")}.{parts[2]}";

        (await RsaToken.VerifyAsync(Parse(changed), Key.ExportSubjectPublicKeyInfoPem())).ShouldBeFalse();
    }

    [Fact]
    public async Task VerifyAsync_HmacUnderThePublicKeyText_Fails()
    {
        var pem = Key.ExportSubjectPublicKeyInfoPem();
        const string Payload = """{"iss":"site","iat":1700000000,"exp":1700000180}""";

        (await RsaToken.VerifyAsync(Parse(TokenTexts.Hmac(Payload, secret: pem)), pem)).ShouldBeFalse();
        (await RsaToken.VerifyAsync(Parse(TokenTexts.Hmac(Payload, """{"alg":"RS256","kid":"key/1"}""", pem)), pem)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("rs256")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    public async Task VerifyAsync_OtherAlgorithmNamed_Fails(string algorithm)
    {
        var input = TokenTexts.Encode("{\"alg\":\"" + algorithm + "\"}") + "." + TokenTexts.Encode("""{"iss":"site","iat":1,"exp":2}""");
        var signature = Key.SignData(System.Text.Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var token = Parse($"{input}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}");

        (await RsaToken.VerifyAsync(token, Key.ExportSubjectPublicKeyInfoPem())).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nnot base64!\n-----END PUBLIC KEY-----")]
    public async Task VerifyAsync_NoKey_Fails(string pem) => (await RsaToken.VerifyAsync(Signed(), pem)).ShouldBeFalse();

    [Fact]
    public async Task VerifyAsync_KeysOfOtherKinds_Fail()
    {
        using var small = RSA.Create(1024);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        (await RsaToken.VerifyAsync(Parse(RsaToken.Sign(Claims, small, "k")), small.ExportSubjectPublicKeyInfoPem())).ShouldBeFalse();
        (await RsaToken.VerifyAsync(Signed(), elliptic.ExportSubjectPublicKeyInfoPem())).ShouldBeFalse();
        (await RsaToken.VerifyAsync(Signed(), Key.ExportPkcs8PrivateKeyPem())).ShouldBeFalse();
    }

    static ConnectToken Signed() => Parse(RsaToken.Sign(Claims, Key, "key/1"));

    static ConnectToken Parse(string text)
    {
        ConnectToken.TryParse(text, out var token).ShouldBeTrue();
        return token!;
    }
}
