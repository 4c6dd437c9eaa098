using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class LostCallsTests
{
    const int Calls = 9_000;

    static readonly TenantId Tenant = TenantId.FromRandom(new byte[16]);

    readonly FakeTimeProvider _time = new();
    readonly ISuspicionsGrain _suspicions = Substitute.For<ISuspicionsGrain>();
    readonly LostCalls _sut;

    public LostCallsTests()
    {
        _suspicions.Exchange(default).ReturnsForAnyArgs(ImmutableArray<Suspicion>.Empty);
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Returns(_suspicions);
        var services = Substitute.For<IServiceProvider>();
        services.GetService(typeof(IGrainFactory)).Returns(grains);
        _sut = new(services, _time, NullLogger<LostCalls>.Instance);
    }

    [Fact]
    public void Add_AllCallsOfASiloAtOnce_CostsInProportion()
    {
        Add(0, 500);
        var few = CpuOf(() => Add(500, 1_000));
        Add(1_000, Calls);

        CpuOf(() => Add(Calls, Calls + 500)).ShouldBeLessThan((20 * few) + TimeSpan.FromMilliseconds(200));
    }

    void Add(int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            _sut.Add(CallOf(number), _time.GetUtcNow());
        }
    }

    static MacroCall CallOf(int number) =>
        new(GrainKeys.Macro(Tenant, MacroKey.Parse($"m{number.ToString(CultureInfo.InvariantCulture)}")), null, SuspectKind.Render, "request");

    [Fact]
    public async Task Tell_SilosCannotBeToldAtFirst_TellsThemWithTheNextLook()
    {
        _suspicions.Exchange(default).ReturnsForAnyArgs(Task.FromException<ImmutableArray<Suspicion>>(new TimeoutException()));
        Add(0, 1);
        _suspicions.ClearReceivedCalls();
        ImmutableArray<Suspicion> told = [];
        _suspicions.Exchange(default).ReturnsForAnyArgs(call => Task.FromResult(told = call.Arg<ImmutableArray<Suspicion>>()));

        await _sut.TellAsync();
        await _sut.TellAsync();

        told.ShouldHaveSingleItem().Began.ShouldBe(_time.GetUtcNow());
        await _suspicions.ReceivedWithAnyArgs(1).Exchange(default);
    }

    /// <summary>CPU time of this thread: unlike the clock's, it does not grow while the machine does something else.</summary>
    static TimeSpan CpuOf(Action work)
    {
        var before = Cpu();
        work();
        return Cpu() - before;
    }

    static TimeSpan Cpu()
    {
        var nanoseconds = long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
