using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

public class HmacTokenTests
{
    const string Vector =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ0ZXN0LWNsaWVudC1rZXkiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDAwMDE4MCwicXNoIjoiYmUxNjkxMDg1OGE0MWZkMTllYTVjMWI0ZTlkZWNjYTlhNzg0ZDEwMjRjYjAwYjIxNThkZWZlMmYyOWRjODZkZCIsInN1YiI6IjViZTI0YWQ4YjE2NTMyNDAzNzY5NTVkMiJ9.zLHDCThj7Zp2MmTgki5NIZmKxKc_F1BPFXmGKdhRF5Q";

    static readonly TokenClaims Claims = new()
    {
        Issuer = "test-client-key",
        Subject = "5be24ad8b1653240376955d2",
        IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        Expires = DateTimeOffset.FromUnixTimeSeconds(1_700_000_180),
        QueryHash = "be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd",
    };

    [Fact]
    public void Sign_VectorClaims_GivesTheVector() => HmacToken.Sign(Claims, TokenTexts.Secret).ShouldBe(Vector);

    [Fact]
    public void Verify_Vector_Passes() => HmacToken.Verify(Parse(Vector), TokenTexts.Secret).ShouldBeTrue();

    [Theory]
    [InlineData("x")]
    [InlineData("s0m3-sh@r3d-s3cr37")]
    [InlineData("geheim-Schlüssel-宮崎")]
    public void Verify_AnySecret_VerifiesWhatItSigned(string secret)
    {
        var token = Parse(HmacToken.Sign(Claims with { Audience = "aud", Context = new JsonObject { ["a"] = "<b>" } }, secret));

        HmacToken.Verify(token, secret).ShouldBeTrue();
        HmacToken.Verify(token, secret + "x").ShouldBeFalse();
        HmacToken.Verify(token, "").ShouldBeFalse();
        token.Audience.ShouldBe(["aud"]);
    }

    [Fact]
    public void Verify_AnyChangedCharacterOfHeaderOrPayload_Fails()
    {
        for (var index = 0; index < Vector.LastIndexOf('.'); index++)
        {
            var changed = Vector[..index] + (Vector[index] == 'A' ? 'B' : 'A') + Vector[(index + 1)..];
            if (ConnectToken.TryParse(changed, out var token))
            {
                HmacToken.Verify(token, TokenTexts.Secret).ShouldBeFalse(changed);
            }
        }
    }

    [Fact]
    public void Verify_ShortenedSignature_Fails() => HmacToken.Verify(Parse(Vector[..^3]), TokenTexts.Secret).ShouldBeFalse();

    [Theory]
    [InlineData("none")]
    [InlineData("hs256")]
    [InlineData("HS256 ")]
    [InlineData("HS384")]
    [InlineData("RS256")]
    public void Verify_OtherAlgorithmNamed_Fails(string algorithm) =>
        HmacToken.Verify(Parse(TokenTexts.Hmac("""{"iss":"s","iat":1,"exp":2}""", "{\"alg\":\"" + algorithm + "\"}")), TokenTexts.Secret).ShouldBeFalse();

    [Fact]
    public void Verify_TokenUnderAnEmptySecret_Fails() =>
        HmacToken.Verify(Parse(TokenTexts.Hmac("""{"iss":"s","iat":1,"exp":2}""", secret: "")), "").ShouldBeFalse();

    [Fact]
    public void Sign_EmptySecret_IsABug() => Should.Throw<ArgumentException>(() => HmacToken.Sign(Claims, ""));

    static ConnectToken Parse(string text)
    {
        ConnectToken.TryParse(text, out var token).ShouldBeTrue();
        return token!;
    }
}
