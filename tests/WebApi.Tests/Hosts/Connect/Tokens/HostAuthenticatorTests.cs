using System.Net;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts.Connect.Tokens;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Tests.Hosts.Connect.Tokens;

public sealed class HostAuthenticatorTests : IDisposable
{
    const string Current = "0123456789abcdef-current";
    const string Former = "0123456789abcdef-former";

    static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    static readonly HostRequest Request = new("GET", "/connect/render/badge?page.id=7", Form: null);

    readonly FakeTimeProvider _time = new(Now);
    readonly ITenantAccessSource _source = Substitute.For<ITenantAccessSource>();
    readonly UnknownIssuers _unknown;
    readonly HostAuthenticator _sut;

    public HostAuthenticatorTests()
    {
        _unknown = new(_time);
        _sut = new(new(_source, _unknown, _time), new(_time), new ConnectApp("com.example.app", "https://app.example"), _time);
        Install(Access());
    }

    public void Dispose() => _unknown.Dispose();

    [Fact]
    public async Task AuthenticateAsync_SignedRequest_IsOfTheTenantAndTheViewer()
    {
        var outcome = await AuthenticateAsync(HostCallKind.Page, Claims());

        (outcome.Caller!.Tenant, outcome.Caller.AccountId, outcome.Fault).ShouldBe((Access().Tenant, "viewer", TokenFault.None));
    }

    [Fact]
    public async Task AuthenticateAsync_FormerSecret_IsGoodUntilItsEnd()
    {
        Install(Access(until: Now.AddSeconds(5)));
        (await AuthenticateAsync(HostCallKind.Page, Claims(), Former)).Caller.ShouldNotBeNull();

        _time.Advance(TimeSpan.FromSeconds(5));

        (await AuthenticateAsync(HostCallKind.Page, Claims(), Former)).Fault.ShouldBe(TokenFault.BadSignature);
        (await AuthenticateAsync(HostCallKind.Page, Claims())).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task AuthenticateAsync_SecretOfAReinstallation_IsLearnedFromTheFirstTokenUnderIt()
    {
        await AuthenticateAsync(HostCallKind.Page, Claims());
        Install(Access(secret: "0123456789abcdef-newest"));
        _time.Advance(TimeSpan.FromSeconds(1));

        (await AuthenticateAsync(HostCallKind.Page, Claims(), "0123456789abcdef-newest")).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task AuthenticateAsync_SwitchedOff_ServesNothingButTheHostsOwnMessagesUntilItIsOnAgain()
    {
        Install(Access(InstallationState.Disabled));

        (await AuthenticateAsync(HostCallKind.Page, Claims())).Refusal.ShouldBe(Refusal.NotEnabled);
        (await AuthenticateAsync(HostCallKind.Form, Claims())).Refusal.ShouldBe(Refusal.NotEnabled);
        (await AuthenticateAsync(HostCallKind.OwnPage, Context())).Refusal.ShouldBe(Refusal.NotEnabled);
        (await AuthenticateAsync(HostCallKind.Lifecycle, Claims())).Caller.ShouldNotBeNull();

        Install(Access());
        _time.Advance(TimeSpan.FromSeconds(1));
        (await AuthenticateAsync(HostCallKind.Page, Claims())).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task AuthenticateAsync_TokenThatCannotBeGood_CostsNoQuestion()
    {
        (await _sut.AuthenticateAsync(HostCallKind.Page, "no token", Request, IPAddress.Loopback)).Refusal.ShouldBe(Refusal.NoToken);
        (await AuthenticateAsync(HostCallKind.Page, Claims() with { Expires = Now.AddSeconds(-30) })).Fault.ShouldBe(TokenFault.Expired);
        (await AuthenticateAsync(HostCallKind.Page, Context())).Fault.ShouldBe(TokenFault.ContextTokenRefused);
        (await AuthenticateAsync(HostCallKind.OwnPage, Claims())).Fault.ShouldBe(TokenFault.ContextTokenRequired);
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var other = await _sut.AuthenticateAsync(HostCallKind.Page, RsaToken.Sign(Claims(), key, "k"), Request, IPAddress.Loopback);
        other.Fault.ShouldBe(TokenFault.WrongAlgorithm);

        _source.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task AuthenticateAsync_TokenOfAnotherRequest_IsRefused()
    {
        var claims = Claims() with { QueryHash = QueryHash.Compute("GET", "/connect/render/other", "") };

        foreach (var kind in (HostCallKind[])[HostCallKind.Page, HostCallKind.Lifecycle])
        {
            (await AuthenticateAsync(kind, claims)).Fault.ShouldBe(TokenFault.WrongQueryHash, $"{kind}");
        }
    }

    [Fact]
    public async Task VerifyForm_AnotherFormThanTheSigned_IsRefused()
    {
        var request = Request with { Method = "POST", RawTarget = "/connect/static/box", Form = [new("macro.body", "x")] };
        var hash = QueryHash.Compute("POST", "/connect/static/box", "", request.Form);
        var token = (await AuthenticateAsync(HostCallKind.Form, Claims() with { QueryHash = hash })).Token!;

        _sut.VerifyForm(token, request).ShouldBe(TokenFault.None);
        _sut.VerifyForm(token, request with { Form = [new("macro.body", "y")] }).ShouldBe(TokenFault.WrongQueryHash);
    }

    static TokenClaims Claims() => new()
    {
        Issuer = "site",
        Subject = "viewer",
        IssuedAt = Now,
        Expires = Now.AddSeconds(180),
        QueryHash = QueryHash.Compute(Request.Method, Request.RawTarget, ""),
    };

    static TokenClaims Context() => Claims() with { QueryHash = TokenLimits.ContextQueryHash };

    static TenantAccess Access(InstallationState state = InstallationState.Enabled, string secret = Current, DateTimeOffset until = default) =>
        new(new HostCredentials("connect", "site", secret) { PreviousContent = Former, PreviousUntil = until })
        {
            Tenant = TenantId.FromRandom(new byte[16]),
            State = state,
            BaseUrl = "https://site.atlassian.net/wiki",
            TicketKey = new byte[32],
        };

    void Install(TenantAccess access) => _source.FindAsync(Arg.Any<string>()).Returns(access);

    ValueTask<AuthenticationResult> AuthenticateAsync(HostCallKind kind, TokenClaims claims, string secret = Current) =>
        _sut.AuthenticateAsync(kind, HmacToken.Sign(claims, secret), Request, IPAddress.Loopback);
}
