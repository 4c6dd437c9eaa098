using System.Net;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Tests.Security;

public sealed class TenantKeysTests : IDisposable
{
    const string Issuer = "client-1";

    static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    readonly FakeTimeProvider _time = new();
    readonly ITenantAccessSource _source = Substitute.For<ITenantAccessSource>();
    readonly UnknownIssuers _unknown;
    readonly TenantKeys _keys;

    public TenantKeysTests()
    {
        _unknown = new(_time);
        _keys = new(_source, _unknown, _time);
    }

    public void Dispose() => _unknown.Dispose();

    [Fact]
    public async Task Find_WithinTenSeconds_AsksOnce()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        await _keys.FindAsync(Issuer, Address);
        await _source.Received(1).FindAsync(Issuer);

        _time.Advance(TimeSpan.FromSeconds(0.2));
        await _keys.FindAsync(Issuer, Address);
        await _source.Received(2).FindAsync(Issuer);
    }

    [Fact]
    public async Task Forget_Tenant_AsksAgainForItAlone()
    {
        var access = Access("one");
        _source.FindAsync(Issuer).Returns(access);
        await _keys.FindAsync(Issuer, Address);

        _keys.Forget(TenantId.FromRandom([.. Enumerable.Repeat((byte)9, 16)]));
        await _keys.FindAsync(Issuer, Address);
        await _source.Received(1).FindAsync(Issuer);

        _keys.Forget(access.Tenant);
        await _keys.FindAsync(Issuer, Address);
        await _source.Received(2).FindAsync(Issuer);
    }

    [Fact]
    public async Task Refresh_BadSignatures_AsksAtMostOnceASecond()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);

        (await _keys.RefreshAsync(Issuer, Address)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await _keys.RefreshAsync(Issuer, Address)).ShouldNotBeNull();
        (await _keys.RefreshAsync(Issuer, Address)).ShouldBeNull();

        await _source.Received(2).FindAsync(Issuer);
    }

    [Fact]
    public async Task Find_NoGrainAnswers_ServesKeysUpToFiveMinutesOld()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        _source.FindAsync(Issuer).ThrowsAsync(new TimeoutException());

        _time.Advance(TimeSpan.FromSeconds(299));
        (await _keys.FindAsync(Issuer, Address))!.SharedSecret.ShouldBe("one");
        _time.Advance(TimeSpan.FromSeconds(11));
        await Should.ThrowAsync<TenantKeysUnavailableException>(async () => await _keys.FindAsync(Issuer, Address));
    }

    [Fact]
    public async Task Find_GrainAnswersAgain_ServesTheNewKeys()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        _source.FindAsync(Issuer).ThrowsAsync(new TimeoutException());
        _time.Advance(TimeSpan.FromMinutes(1));
        await _keys.FindAsync(Issuer, Address);
        _source.FindAsync(Issuer).Returns(Access("two"));

        _time.Advance(TimeSpan.FromSeconds(10));

        (await _keys.FindAsync(Issuer, Address))!.SharedSecret.ShouldBe("two");
    }

    [Fact]
    public async Task Find_UnknownIssuer_IsRememberedForFiveSeconds()
    {
        _source.FindAsync(Issuer).Returns((TenantAccess?)null);
        (await _keys.FindAsync(Issuer, Address)).ShouldBeNull();
        (await _keys.FindAsync(Issuer, Address)).ShouldBeNull();
        await _source.Received(1).FindAsync(Issuer);

        _time.Advance(TimeSpan.FromSeconds(5));
        _source.FindAsync(Issuer).Returns(Access("one"));

        (await _keys.FindAsync(Issuer, Address)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_InventedIssuersFromOneAddress_StopCostingReads()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        for (var issuer = 0; issuer < 10 * UnknownIssuers.PerAddress; issuer++)
            await _keys.FindAsync($"invented-{issuer}", Address);

        await _source.Received(UnknownIssuers.PerAddress).FindAsync(Arg.Any<string>());
        await _keys.FindAsync("invented-elsewhere", IPAddress.Parse("192.0.2.2"));
        await _source.Received(1).FindAsync("invented-elsewhere");
    }

    [Fact]
    public async Task Find_KnownIssuerFromAnAddressThatInvents_IsServed()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        for (var issuer = 0; issuer < 10 * UnknownIssuers.PerAddress; issuer++)
            await _keys.FindAsync($"invented-{issuer}", Address);

        _time.Advance(TimeSpan.FromSeconds(4));

        (await _keys.FindAsync(Issuer, Address)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_ManyAtOnce_AskOnce()
    {
        var answer = new TaskCompletionSource<TenantAccess?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.FindAsync(Issuer).Returns(answer.Task);
        var questions = Enumerable.Range(0, 20).Select(_ => _keys.FindAsync(Issuer, Address).AsTask()).ToList();

        answer.SetResult(Access("one"));

        (await Task.WhenAll(questions)).ShouldAllBe(access => access != null);
        await _source.Received(1).FindAsync(Issuer);
    }

    [Fact]
    public async Task Find_AfterForget_AsksAgain()
    {
        _source.FindAsync(Issuer).Returns(Access("one"), Access("two"));
        await _keys.FindAsync(Issuer, Address);

        _keys.Forget(Issuer);

        (await _keys.FindAsync(Issuer, Address))!.SharedSecret.ShouldBe("two");
    }

    static TenantAccess Access(string secret) => new()
    {
        Tenant = TenantId.FromRandom(new byte[16]),
        State = InstallationState.Enabled,
        ClientKey = Issuer,
        SharedSecret = secret,
        BaseUrl = "https://site.atlassian.net/wiki",
        TicketKey = new byte[32],
    };
}
