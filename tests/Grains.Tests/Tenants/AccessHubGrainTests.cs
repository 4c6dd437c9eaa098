using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tenants;

namespace UserMacro.Grains.Tests.Tenants;

public sealed class AccessHubGrainTests
{
    const string Identity = "connect:client-1";

    static readonly TenantId Tenant = TenantId.FromRandom(new byte[16]);

    readonly FakeTimeProvider _time = new();
    readonly IAccessObserver _one = Substitute.For<IAccessObserver>();
    readonly IAccessObserver _other = Substitute.For<IAccessObserver>();
    readonly AccessHubGrain _sut;

    public AccessHubGrainTests() => _sut = new(_time, NullLogger<AccessHubGrain>.Instance);

    [Fact]
    public async Task Announce_Change_TellsAllByNumbersWithoutGaps()
    {
        var number = await _sut.Renew("one", _one);
        await _sut.Renew("other", _other);

        await _sut.Announce(Tenant, Identity);
        await _sut.Announce(Tenant, hostIdentity: null);

        foreach (var observer in new[] { _one, _other })
        {
            await observer.Received(1).AccessChanged(number + 1, Tenant, Identity);
            await observer.Received(1).AccessChanged(number + 2, Tenant, null);
        }

        (await _sut.Renew("one", _one)).ShouldBe(number + 2);
    }

    [Fact]
    public async Task Announce_FrontEndThatFails_KeepsNoOtherFromHearing()
    {
        await _sut.Renew("one", _one);
        await _sut.Renew("other", _other);
        _one.AccessChanged(default, default, default).ReturnsForAnyArgs(Task.FromException(new TimeoutException()));

        await _sut.Announce(Tenant, Identity);

        await _other.ReceivedWithAnyArgs(1).AccessChanged(default, default, default);
    }

    [Fact]
    public async Task Announce_FrontEndThatLeftOrNoLongerRenews_IsNotTold()
    {
        await _sut.Renew("one", _one);
        await _sut.Renew("other", _other);
        await _sut.Leave("one");
        _time.Advance(TimeSpan.FromSeconds(IAccessHubGrain.LeaseSeconds + 1));

        await _sut.Announce(Tenant, Identity);

        await _one.DidNotReceiveWithAnyArgs().AccessChanged(default, default, default);
        await _other.DidNotReceiveWithAnyArgs().AccessChanged(default, default, default);
    }

    [Fact]
    public async Task Renew_AtAnotherHub_ShowsThatChangesMayBeMissed()
    {
        var number = await _sut.Renew("one", _one);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await new AccessHubGrain(_time, NullLogger<AccessHubGrain>.Instance).Renew("one", _one)).ShouldNotBe(number);
    }
}
