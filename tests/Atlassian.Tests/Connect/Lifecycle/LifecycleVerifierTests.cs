using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Atlassian.Http;
using UserMacro.Atlassian.Tests.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Lifecycle;

public class LifecycleVerifierTests
{
    const string KeyId = "keys/1";

    static readonly RSA Key = RSA.Create(2048);
    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    static readonly SignedRequest Request = new("POST", "/app/connect/installed", "/app");

    static readonly LifecycleMessage Message = new()
    {
        Key = "com.example.app", ClientKey = "site", BaseUrl = "https://s.atlassian.net/wiki", EventType = LifecycleEvents.Installed,
        SharedSecret = "0123456789abcdef",
    };

    readonly IInstallKeys _keys = Substitute.For<IInstallKeys>();

    public LifecycleVerifierTests() => Offer(KeyId, new InstallKeyAnswer.Found(Key.ExportSubjectPublicKeyInfoPem()));

    [Fact]
    public async Task VerifyAsync_SignedInstall_Passes() => (await VerifyAsync(Claims())).ShouldBe(TokenFault.None);

    [Fact]
    public async Task VerifyAsync_AudienceWithTrailingSlash_Passes() =>
        (await VerifyAsync(Claims() with { Audience = "https://app.example/app/" })).ShouldBe(TokenFault.None);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://app.example")]
    [InlineData("https://app.example/app2")]
    [InlineData("https://app.example/app/x")]
    [InlineData("https://app.example.evil.com/app")]
    [InlineData("http://app.example/app")]
    [InlineData("HTTPS://app.example/app")]
    [InlineData("x https://app.example/app")]
    public async Task VerifyAsync_OtherAudience_IsRefused(string? audience) =>
        (await VerifyAsync(Claims() with { Audience = audience })).ShouldBe(TokenFault.WrongAudience);

    [Theory]
    [InlineData(-600, -30, TokenFault.Expired)]
    [InlineData(31, 200, TokenFault.IssuedLater)]
    [InlineData(-10, -10, TokenFault.EndsBeforeItBegins)]
    [InlineData(20, 10, TokenFault.EndsBeforeItBegins)]
    [InlineData(-3601, -20, TokenFault.TooOld)]
    [InlineData(-7200, 180, TokenFault.TooOld)]
    [InlineData(-1, 3600, TokenFault.LastsTooLong)]
    [InlineData(0, 1_000_000_000, TokenFault.LastsTooLong)]
    [InlineData(0, 3600, TokenFault.None)]
    [InlineData(-3600, -20, TokenFault.None)]
    public async Task VerifyAsync_Times_AreOfAYoungTokenThatDoesNotLast_AreRefused(int issued, int expires, TokenFault expected) =>
        (await VerifyAsync(Claims() with { IssuedAt = Now.AddSeconds(issued), Expires = Now.AddSeconds(expires) })).ShouldBe(expected);

    [Fact]
    public async Task VerifyAsync_OtherRequest_IsRefused()
    {
        (await VerifyAsync(Claims() with { QueryHash = QueryHash.Compute("POST", "/connect/uninstalled", "") })).ShouldBe(TokenFault.WrongQueryHash);
        (await VerifyAsync(Claims() with { QueryHash = TokenLimits.ContextQueryHash })).ShouldBe(TokenFault.ContextTokenRefused);
    }

    [Fact]
    public async Task VerifyAsync_MessageOfAnotherSite_IsRefused() =>
        (await VerifyAsync(Claims(), Message with { ClientKey = "other" })).ShouldBe(TokenFault.WrongIssuer);

    [Fact]
    public async Task VerifyAsync_MessageForAnotherApp_IsRefused() =>
        (await VerifyAsync(Claims(), Message with { Key = "com.example.App" })).ShouldBe(TokenFault.WrongApp);

    [Fact]
    public async Task VerifyAsync_SiteElsewhere_IsRefused() =>
        (await VerifyAsync(Claims(), Message with { BaseUrl = "https://evil.com/wiki" })).ShouldBe(TokenFault.SiteRefused);

    [Theory]
    [InlineData("", false)]
    [InlineData("0123456789abcde", false)]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcde ", false)]
    [InlineData("0123456789abcdef\n", false)]
    [InlineData("0123456789abcd\u0000ef", false)]
    [InlineData("0123456789abcdéf", false)]
    [InlineData("\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b", false)]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task VerifyMessage_Secret_IsOfSixteenVisibleCharactersAtLeast(object secret, bool isGood) =>
        (await VerifyAsync(Claims(), Message with { SharedSecret = secret as string ?? new string('s', (int)secret) }))
            .ShouldBe(isGood ? TokenFault.None : TokenFault.SecretRefused);

    [Fact]
    public async Task VerifyAsync_TokenThatCannotBeGood_CostsNoQuestion()
    {
        TokenClaims[] hopeless =
        [
            Claims() with { IssuedAt = Now.AddHours(-2), Expires = Now.AddSeconds(60) }, Claims() with { Expires = Now.AddHours(2) },
            Claims() with { Audience = "https://other.example" }, Claims() with { QueryHash = "0" },
            Claims() with { QueryHash = TokenLimits.ContextQueryHash },
        ];

        foreach (var claims in hopeless)
        {
            (await VerifyAsync(claims, keyId: "invented")).ShouldNotBe(TokenFault.None);
        }

        _keys.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task VerifyAsync_OtherKey_IsRefused()
    {
        using var other = RSA.Create(2048);

        (await CreateSut().VerifyAsync(Parse(RsaToken.Sign(Claims(), other, KeyId)), Request, "", TestContext.Current.CancellationToken))
            .ShouldBe(TokenFault.BadSignature);
    }

    [Fact]
    public async Task VerifyAsync_KeyServerAnswers_AreToldApart()
    {
        Offer("unknown", new InstallKeyAnswer.Unknown());
        Offer("unavailable", new InstallKeyAnswer.Unavailable());

        (await VerifyAsync(Claims(), keyId: "unknown")).ShouldBe(TokenFault.KeyUnknown);
        (await VerifyAsync(Claims(), keyId: "unavailable")).ShouldBe(TokenFault.KeyUnavailable);
    }

    [Theory]
    [InlineData("../keys/1")]
    [InlineData("/keys/1")]
    [InlineData("keys/1?x")]
    [InlineData("")]
    public async Task VerifyAsync_BadKeyId_IsNeverAskedFor(string keyId)
    {
        (await VerifyAsync(Claims(), keyId: keyId)).ShouldBe(TokenFault.KeyIdRefused);

        _keys.ReceivedCalls().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("rs256")]
    public async Task VerifyAsync_OtherAlgorithm_IsRefusedBeforeAnythingElse(string algorithm)
    {
        var token = Parse(TokenTexts.Hmac(
            """{"iss":"site","iat":1700000000,"exp":1700000180,"aud":["https://app.example/app"]}""",
            "{\"alg\":\"" + algorithm + "\",\"kid\":\"keys/1\"}",
            Key.ExportSubjectPublicKeyInfoPem()));

        (await CreateSut().VerifyAsync(token, Request, "", TestContext.Current.CancellationToken)).ShouldBe(TokenFault.WrongAlgorithm);
        _keys.ReceivedCalls().ShouldBeEmpty();
    }

    static TokenClaims Claims() => new()
    {
        Issuer = "site",
        IssuedAt = Now,
        Expires = Now.AddSeconds(180),
        QueryHash = QueryHash.Compute("POST", "/connect/installed", ""),
        Audience = "https://app.example/app",
    };

    void Offer(string keyId, InstallKeyAnswer answer) =>
        _keys.FindAsync(keyId, Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(answer);

    LifecycleVerifier CreateSut()
    {
        AllowedHosts.TryParse("*.atlassian.net", out var hosts).ShouldBeTrue();
        return new LifecycleVerifier(new ConnectApp("com.example.app", "https://app.example/app"), hosts!, _keys, new FakeTimeProvider(Now));
    }

    async Task<TokenFault> VerifyAsync(TokenClaims claims, LifecycleMessage? message = null, string keyId = KeyId)
    {
        var (sut, token) = (CreateSut(), Parse(RsaToken.Sign(claims, Key, keyId)));
        var fault = await sut.VerifyAsync(token, Request, "", TestContext.Current.CancellationToken);
        return fault != TokenFault.None ? fault : sut.VerifyMessage(token, message ?? Message);
    }

    static ConnectToken Parse(string text)
    {
        ConnectToken.TryParse(text, out var token).ShouldBeTrue();
        return token!;
    }
}
