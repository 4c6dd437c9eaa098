using System.Net;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Tests.Security;

public sealed class TenantKeysTests : IDisposable
{
    const string Issuer = "connect:client-1";

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

        (await _keys.RefreshAsync(Issuer)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await _keys.RefreshAsync(Issuer)).ShouldNotBeNull();
        (await _keys.RefreshAsync(Issuer)).ShouldBeNull();

        await _source.Received(2).FindAsync(Issuer);
    }

    [Fact]
    public async Task Find_NoGrainAnswers_ServesKeysUpToFiveMinutesOld()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        _source.FindAsync(Issuer).ThrowsAsync(new TimeoutException());

        _time.Advance(TimeSpan.FromSeconds(299));
        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("one");
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

        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("two");
    }

    [Fact]
    public async Task Find_UnknownIssuer_IsRememberedForFiveSeconds()
    {
        _source.FindAsync(Issuer).Returns((TenantAccess?)null);
        (await _keys.FindAsync(Issuer, Address)).ShouldBe(default);
        (await _keys.FindAsync(Issuer, Address)).ShouldBe(default);
        await _source.Received(1).FindAsync(Issuer);

        _time.Advance(TimeSpan.FromSeconds(5));
        _source.FindAsync(Issuer).Returns(Access("one"));

        (await _keys.FindAsync(Issuer, Address)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_InventedIssuers_AreFewReadsAndTheRestIsToldToComeAgain()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        var flood = Flood(1000, Address);
        await LetTimePassAsync(flood);

        var reads = _source.ReceivedCalls().Count();
        reads.ShouldBeInRange(UnknownIssuers.Limits.Burst, UnknownIssuers.Limits.Burst + (3 * (int)UnknownIssuers.Limits.PerSecond));
        flood.Count(lookup => lookup.Result.IsBusy).ShouldBe(1000 - reads, "nobody is told to be unknown who was not asked for");
    }

    [Fact]
    public async Task Find_InstalledButNeverSeen_BesideAFloodFromElsewhere_IsServed()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        _source.FindAsync(Issuer).Returns(Access("one"));
        var flood = Flood(1000, Address);

        var honest = _keys.FindAsync(Issuer, IPAddress.Parse("192.0.2.2")).AsTask();
        await LetTimePassAsync([honest]);

        (await honest).Found.ShouldNotBeNull();
        await LetTimePassAsync(flood);
    }

    [Fact]
    public async Task Find_InstalledButNeverSeen_FromTheAddressOfAFlood_IsServedOrToldToComeAgain()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        _source.FindAsync(Issuer).Returns(Access("one"));
        var flood = Flood(25, Address);

        var few = _keys.FindAsync(Issuer, Address).AsTask();
        await LetTimePassAsync([few]);
        (await few).Found.ShouldNotBeNull("25 are no flood");

        _keys.Forget(Issuer);
        await LetTimePassAsync([.. flood, .. Flood(5000, Address)]);
        var known = await _keys.FindAsync(Issuer, Address);
        known.Found.ShouldNotBeNull("whoever was ever found stands in no line");
    }

    [Fact]
    public async Task Find_ForgottenDuringAFlood_IsAskedWithoutATurn()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        var flood = Flood(1000, Address);

        _keys.Forget(Issuer);
        var lookup = _keys.FindAsync(Issuer, Address);

        lookup.IsCompleted.ShouldBeTrue();
        (await lookup).Found.ShouldNotBeNull();
        await LetTimePassAsync(flood);
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("line\n")]
    [InlineData("ключ")]
    [InlineData(256)]
    public async Task Find_WhatIsNoClientKey_CostsNothing(object issuer)
    {
        (await _keys.FindAsync(issuer as string ?? new string('k', (int)issuer), Address)).ShouldBe(default);

        _source.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_KnownIssuerFromAnAddressThatInvents_IsServed()
    {
        _source.FindAsync(Arg.Any<string>()).Returns((TenantAccess?)null);
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);
        await LetTimePassAsync(Flood(1000, Address));

        _time.Advance(TimeSpan.FromSeconds(4));

        (await _keys.FindAsync(Issuer, Address)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_ManyAtOnce_AskOnce()
    {
        var answer = new TaskCompletionSource<TenantAccess?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.FindAsync(Issuer).Returns(answer.Task);
        var questions = Enumerable.Range(0, 20).Select(_ => _keys.FindAsync(Issuer, Address).AsTask()).ToList();

        answer.SetResult(Access("one"));

        (await Task.WhenAll(questions)).ShouldAllBe(lookup => lookup.Found != null);
        await _source.Received(1).FindAsync(Issuer);
    }

    [Fact]
    public async Task Find_AfterForget_AsksAgain()
    {
        _source.FindAsync(Issuer).Returns(Access("one"), Access("two"));
        await _keys.FindAsync(Issuer, Address);

        _keys.Forget(Issuer);

        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("two");
    }

    [Fact]
    public async Task Find_ForgottenWhileItIsAsked_AsksAgain()
    {
        var former = new TaskCompletionSource<TenantAccess?>();
        _source.FindAsync(Issuer).Returns(former.Task, Task.FromResult<TenantAccess?>(Access("two")));
        var asked = _keys.FindAsync(Issuer, Address).AsTask();

        _keys.Forget(Issuer);
        var askedAfter = _keys.FindAsync(Issuer, Address).AsTask();
        (await askedAfter).Found!.Credentials.Content.ShouldBe("two");
        former.SetResult(Access("one"));

        (await asked).Found!.Credentials.Content.ShouldBe("two");
        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("two");
    }

    [Fact]
    public async Task ForgetAll_AsksAgainAndServesWhatIsAtHandWhileNobodyAnswers()
    {
        _source.FindAsync(Issuer).Returns(Access("one"));
        await _keys.FindAsync(Issuer, Address);

        _keys.ForgetAll();
        _source.FindAsync(Issuer).ThrowsAsync(new TimeoutException());
        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("one");
        _keys.ForgetAll();
        _source.FindAsync(Issuer).Returns(Access("two"));

        (await _keys.FindAsync(Issuer, Address)).Found!.Credentials.Content.ShouldBe("two");
    }

    [Fact]
    public async Task Refresh_RightAfterAChangeIsHeardOf_Asks()
    {
        _source.FindAsync(Issuer).Returns(Access("one"), Access("two"));
        await _keys.FindAsync(Issuer, Address);
        (await _keys.RefreshAsync(Issuer)).ShouldBeNull();

        _keys.Forget(Issuer);

        (await _keys.RefreshAsync(Issuer))!.Credentials.Content.ShouldBe("two");
    }

    List<Task<Lookup<TenantAccess>>> Flood(int count, IPAddress address) =>
        [.. Enumerable.Range(0, count).Select(number => _keys.FindAsync($"connect:invented-{number}", address).AsTask())];

    async Task LetTimePassAsync(IReadOnlyCollection<Task> until)
    {
        while (!until.All(task => task.IsCompleted))
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }
    }

    static TenantAccess Access(string secret) => new(new HostCredentials("connect", "site", secret))
    {
        Tenant = TenantId.FromRandom(new byte[16]),
        State = InstallationState.Enabled,
        BaseUrl = "https://site.atlassian.net/wiki",
        TicketKey = new byte[32],
    };
}
