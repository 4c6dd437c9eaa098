using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

public class HostTokenVerifierTests
{
    const string Target = "/connect/render/status?page.id=7&jwt=abc";
    const string Former = "the secret before";

    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    static readonly SignedRequest Request = new("GET", Target, "");

    readonly HostTokenVerifier _sut = new(new FakeTimeProvider(Now));

    [Fact]
    public void Verify_SignedRequest_Passes() => Verify(Claims()).ShouldBe(TokenFault.None);

    [Fact]
    public void Verify_FormerSecret_PassesWhileListed()
    {
        Verify(Claims(), Former).ShouldBe(TokenFault.None);
        _sut.Verify(Parse(HmacToken.Sign(Claims(), Former)), [TokenTexts.Secret], Request).ShouldBe(TokenFault.BadSignature);
    }

    [Fact]
    public void Verify_NoSecrets_Fails() =>
        _sut.Verify(Parse(HmacToken.Sign(Claims(), TokenTexts.Secret)), [], Request).ShouldBe(TokenFault.BadSignature);

    [Theory]
    [InlineData(0, 180, TokenFault.None)]
    [InlineData(-600, -29, TokenFault.None)]
    [InlineData(-600, -30, TokenFault.Expired)]
    [InlineData(30, 200, TokenFault.None)]
    [InlineData(31, 200, TokenFault.IssuedLater)]
    public void Verify_Times_HaveThirtySecondsLeeway(int issued, int expires, TokenFault expected) =>
        Verify(Claims() with { IssuedAt = Now.AddSeconds(issued), Expires = Now.AddSeconds(expires) }).ShouldBe(expected);

    [Theory]
    [InlineData(30, TokenFault.None)]
    [InlineData(31, TokenFault.NotYetGood)]
    public void Verify_NotBefore_HasThirtySecondsLeeway(int notBefore, TokenFault expected)
    {
        var now = Now.ToUnixTimeSeconds();
        var token = Parse(TokenTexts.Hmac(
            $$"""{"iss":"site","iat":{{now}},"exp":{{now + 180}},"nbf":{{now + notBefore}},"qsh":"{{QueryHash.Compute("GET", Target, "")}}"}"""));

        _sut.Verify(token, [TokenTexts.Secret], Request).ShouldBe(expected);
        _sut.VerifyClaims(token, isContext: false).ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, false, TokenFault.None)]
    [InlineData(true, true, TokenFault.None)]
    [InlineData(false, true, TokenFault.ContextTokenRequired)]
    [InlineData(true, false, TokenFault.ContextTokenRefused)]
    public void VerifyClaims_KindOfTheToken_IsTheOneAskedFor(bool isContext, bool asked, TokenFault expected)
    {
        var claims = isContext ? Claims() with { QueryHash = TokenLimits.ContextQueryHash } : Claims();

        _sut.VerifyClaims(Parse(HmacToken.Sign(claims, "any")), asked).ShouldBe(expected);
    }

    [Theory]
    [InlineData(-600, -30, TokenFault.Expired)]
    [InlineData(31, 200, TokenFault.IssuedLater)]
    [InlineData(10, 10, TokenFault.EndsBeforeItBegins)]
    public void VerifyClaims_Times_AreCheckedBeforeAnythingIsSpent(int issued, int expires, TokenFault expected) =>
        _sut.VerifyClaims(
            Parse(HmacToken.Sign(Claims() with { IssuedAt = Now.AddSeconds(issued), Expires = Now.AddSeconds(expires) }, "any")), isContext: false)
            .ShouldBe(expected);

    [Fact]
    public void Verify_LastTimeThereIs_DoesNotOverflow()
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(253_402_300_799);

        Verify(Claims() with { Expires = end }).ShouldBe(TokenFault.None);
        Verify(Claims() with { IssuedAt = end, Expires = end }).ShouldBe(TokenFault.IssuedLater);
    }

    [Fact]
    public void Verify_OtherRequest_Fails()
    {
        Verify(Claims() with { QueryHash = QueryHash.Compute("GET", "/connect/render/other?page.id=7", "") }).ShouldBe(TokenFault.WrongQueryHash);
        Verify(Claims() with { QueryHash = "" }).ShouldBe(TokenFault.WrongQueryHash);
    }

    [Fact]
    public void Verify_ContextToken_IsRefused() =>
        Verify(Claims() with { QueryHash = TokenLimits.ContextQueryHash }).ShouldBe(TokenFault.ContextTokenRefused);

    [Theory]
    [InlineData("none")]
    [InlineData("RS256")]
    [InlineData("hs256")]
    public void Verify_OtherAlgorithm_IsRefused(string algorithm)
    {
        var token = Parse(TokenTexts.Hmac("""{"iss":"site","iat":1700000000,"exp":1700000180,"qsh":"context-qsh"}""", "{\"alg\":\"" + algorithm + "\"}"));

        _sut.Verify(token, [TokenTexts.Secret], Request).ShouldBe(TokenFault.WrongAlgorithm);
        _sut.VerifyContext(token, [TokenTexts.Secret]).ShouldBe(TokenFault.WrongAlgorithm);
    }

    [Fact]
    public void Verify_PostedForm_MustBeCovered()
    {
        KeyValuePair<string, string>[] form = [new("macro.body", "<p>hello</p>"), new("page.id", "7")];
        var request = new SignedRequest("POST", "/connect/static/box", "", form);
        var covered = Claims() with { QueryHash = QueryHash.Compute("POST", "/connect/static/box", "", form) };
        var open = Claims() with { QueryHash = QueryHash.Compute("POST", "/connect/static/box", "") };

        _sut.Verify(Parse(HmacToken.Sign(covered, TokenTexts.Secret)), [TokenTexts.Secret], request).ShouldBe(TokenFault.None);
        _sut.Verify(Parse(HmacToken.Sign(open, TokenTexts.Secret)), [TokenTexts.Secret], request).ShouldBe(TokenFault.WrongQueryHash);
    }

    [Fact]
    public void VerifyContext_ContextToken_Passes() =>
        VerifyContext(Claims() with { QueryHash = TokenLimits.ContextQueryHash }).ShouldBe(TokenFault.None);

    [Fact]
    public void VerifyContext_RequestToken_IsRefused() => VerifyContext(Claims()).ShouldBe(TokenFault.ContextTokenRequired);

    [Fact]
    public void VerifyContext_ExpiredToken_IsRefused() =>
        VerifyContext(Claims() with { QueryHash = TokenLimits.ContextQueryHash, Expires = Now.AddSeconds(-30) }).ShouldBe(TokenFault.Expired);

    [Fact]
    public void VerifyContext_ForeignSecret_IsRefused() =>
        _sut.VerifyContext(Parse(HmacToken.Sign(Claims() with { QueryHash = TokenLimits.ContextQueryHash }, "foreign")), [TokenTexts.Secret])
            .ShouldBe(TokenFault.BadSignature);

    static TokenClaims Claims() => new()
    {
        Issuer = "site",
        IssuedAt = Now,
        Expires = Now.AddSeconds(180),
        QueryHash = QueryHash.Compute("GET", Target, ""),
    };

    TokenFault Verify(TokenClaims claims, string secret = TokenTexts.Secret) =>
        _sut.Verify(Parse(HmacToken.Sign(claims, secret)), [TokenTexts.Secret, Former], Request);

    TokenFault VerifyContext(TokenClaims claims) => _sut.VerifyContext(Parse(HmacToken.Sign(claims, TokenTexts.Secret)), [TokenTexts.Secret]);

    static ConnectToken Parse(string text)
    {
        ConnectToken.TryParse(text, out var token).ShouldBeTrue();
        return token!;
    }
}
