using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.Runtime.Messaging;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class RepeatedCallsTests
{
    readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    readonly IOutgoingGrainCallContext _call = Substitute.For<IOutgoingGrainCallContext>();

    static readonly SiloAddress Address = SiloAddress.New(new(System.Net.IPAddress.Loopback, 11111), 1);
    static readonly TenantId Tenant = TenantId.FromRandom(new byte[16]);

    readonly List<Suspicion?> _marks = [];
    readonly List<Suspicion> _told = [];

    MembershipEntry[]? _silos = [];
    int _looks;

    public RepeatedCallsTests()
    {
        _call.SourceContext.Returns((IGrainContext?)null);
        _call.TargetId.Returns(GrainId.Create("macro", GrainKeys.Macro(Tenant, MacroKey.Parse("badge"))));
        _call.Request.GetArgumentCount().Returns(1);
    }

    public static TheoryData<Exception> SiloLeft =>
        [new SiloUnavailableException(), new ConnectionFailedException("refused"), new TimeoutException()];

    [Theory]
    [MemberData(nameof(SiloLeft))]
    public async Task Invoke_SiloLeftOnce_AsksAgain(Exception failure)
    {
        Answers(failure is TimeoutException ? nameof(IMacroGrain.Read) : nameof(IMacroGrain.Render), failure, null);

        await RunAsync(CreateSut().Invoke(_call));

        await _call.Received(2).Invoke();
    }

    [Theory]
    [MemberData(nameof(SiloLeft))]
    public async Task Invoke_Edit_IsNeverRepeated(Exception failure)
    {
        Answers(nameof(IMacroGrain.Publish), failure, null);

        await Should.ThrowAsync(() => RunAsync(CreateSut().Invoke(_call)), failure.GetType());

        await _call.Received(1).Invoke();
    }

    [Fact]
    public async Task Invoke_CallOfAGrain_IsNotRepeated()
    {
        _call.SourceContext.Returns(Substitute.For<IGrainContext>());
        Answers(nameof(IMacroGrain.Render), new SiloUnavailableException(), null);

        await Should.ThrowAsync<SiloUnavailableException>(() => RunAsync(CreateSut().Invoke(_call)));
    }

    [Fact]
    public async Task Invoke_OtherFailure_IsNotRepeated()
    {
        Answers(nameof(IMacroGrain.Render), new InvalidOperationException(), null);

        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(CreateSut().Invoke(_call)));
    }

    [Fact]
    public async Task Invoke_TimesOutTwice_GivesUp()
    {
        Answers(nameof(IMacroGrain.Read), new TimeoutException(), new TimeoutException(), null);

        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));

        await _call.Received(2).Invoke();
    }

    [Theory]
    [InlineData(nameof(IMacroGrain.Render))]
    [InlineData(nameof(IMacroGrain.Preview))]
    [InlineData(nameof(IMacroGrain.Check))]
    public async Task Invoke_SiloGoesAwayWhileItRunsAMacroTwice_EndsNoThirdAndTellsAll(string method)
    {
        Answers(method, new SiloUnavailableException(), new SiloUnavailableException(), null);

        await Should.ThrowAsync<SiloUnavailableException>(() => RunAsync(CreateSut().Invoke(_call)));

        await _call.Received(2).Invoke();
        _marks[0].ShouldBeNull();
        _marks[1].ShouldNotBeNull().Kind.ShouldBe(method == nameof(IMacroGrain.Render) ? SuspectKind.Render : SuspectKind.Editing);
        _told.Count.ShouldBe(2);
        _told[0].ShouldBe(_marks[1]);
    }

    [Fact]
    public async Task Invoke_NextCallOfTheSameMacro_SaysSoUntilAllSilosKnow()
    {
        var sut = CreateSut();
        Answers(nameof(IMacroGrain.Render), new SiloUnavailableException(), null, null, null);
        await RunAsync(sut.Invoke(_call));

        await RunAsync(sut.Invoke(_call));
        _time.Advance(TimeSpan.FromSeconds(11));
        await RunAsync(sut.Invoke(_call));

        _marks.Select(mark => mark is not null).ShouldBe([false, true, true, false]);
    }

    [Fact]
    public async Task Invoke_PostedBodyIsLost_SuspectsThatViewer()
    {
        _call.Request.GetArgument(0).Returns(new RenderRequest { Markup = RenderMarkup.Html, BodyPostedBy = "viewer" });
        Answers(nameof(IMacroGrain.Render), new SiloUnavailableException(), null);

        await RunAsync(CreateSut().Invoke(_call));

        var key = SuspectKey.Parse(_told.Single().Key)!;
        (_told[0].Kind, _told[0].Viewer).ShouldBe((SuspectKind.Body, SuspectKey.TextOf(key.MarkOf(Tenant.Value, "badge", "viewer"))));
    }

    [Fact]
    public async Task Invoke_SiloRefusesOrCannotBeReached_SuspectsNothing()
    {
        Answers(nameof(IMacroGrain.Render), new ConnectionFailedException("refused"), new ConnectionFailedException("refused"), null);

        await RunAsync(CreateSut().Invoke(_call));

        _told.ShouldBeEmpty();
        _marks.ShouldAllBe(mark => mark == null);
    }

    [Fact]
    public async Task Invoke_NoSiloComesBack_GivesUpWithinTheWindow()
    {
        _call.InterfaceMethod.Returns(Method(nameof(IMacroGrain.Read)));
        _call.Invoke().Returns(_ => Task.FromException(new SiloUnavailableException()));
        var began = _time.GetTimestamp();

        await Should.ThrowAsync<SiloUnavailableException>(() => RunAsync(CreateSut().Invoke(_call)));

        _time.GetElapsedTime(began).ShouldBeLessThan(RepeatedCalls.Window + TimeSpan.FromSeconds(2));
        _call.ReceivedCalls().Count(call => call.GetMethodInfo().Name == nameof(_call.Invoke)).ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData(nameof(IMacroGrain.Render))]
    [InlineData(nameof(IMacroGrain.Preview))]
    [InlineData(nameof(IMacroGrain.Check))]
    public async Task Invoke_StormOfTimeoutsWhileAllSilosLive_SuspectsNothing(string method)
    {
        var sut = CreateSut();
        Answers(method, [.. Enumerable.Repeat(new TimeoutException(), 40)]);

        for (var call = 0; call < 40; call++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Should.ThrowAsync<TimeoutException>(() => RunAsync(sut.Invoke(_call)));
        }

        await PassAsync(TimedOutCalls.Kept + TimedOutCalls.LookPeriod);
        _told.ShouldBeEmpty();
        _marks.Count.ShouldBe(40, "no call is repeated");
        _marks.ShouldAllBe(mark => mark == null);
    }

    [Fact]
    public async Task Invoke_TimesOutAndItsSiloIsVotedOutLater_TellsAllThen()
    {
        var sut = CreateSut();
        Answers(nameof(IMacroGrain.Render), new TimeoutException(), null);
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(sut.Invoke(_call)));
        await PassAsync(TimedOutCalls.LookPeriod);
        _told.ShouldBeEmpty();

        _silos = [Silo(SiloStatus.Active), Silo(SiloStatus.Dead, votedOut: _time.GetUtcNow())];
        await PassAsync(TimedOutCalls.LookPeriod);

        _told.Single().Reason.ShouldBe(QuarantineReason.CallLost);
        await RunAsync(sut.Invoke(_call));
        _marks[^1].ShouldBe(_told[0]);
    }

    [Fact]
    public async Task Invoke_TimesOutWhileSilosLeftBeforeOrByThemselves_SuspectsNothing()
    {
        _silos = [Silo(SiloStatus.Dead, votedOut: _time.GetUtcNow()), Silo(SiloStatus.Dead)];
        _time.Advance(TimeSpan.FromMinutes(1));
        Answers(nameof(IMacroGrain.Render), new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));

        await PassAsync(TimedOutCalls.Kept + TimedOutCalls.LookPeriod);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Invoke_TimesOutAndMembershipCannotBeRead_LooksAgain()
    {
        var sut = CreateSut();
        _silos = null;
        Answers(nameof(IMacroGrain.Render), new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(sut.Invoke(_call)));

        _silos = [Silo(SiloStatus.Dead, votedOut: _time.GetUtcNow())];
        await PassAsync(TimedOutCalls.LookPeriod);

        _told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Invoke_AfterTimeoutsAreForgotten_ReadsMembershipNoMore()
    {
        Answers(nameof(IMacroGrain.Render), new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));
        await PassAsync(TimedOutCalls.Kept + TimedOutCalls.LookPeriod);
        var looks = _looks;

        await PassAsync(TimedOutCalls.Kept);

        looks.ShouldBeGreaterThan(1);
        _looks.ShouldBe(looks);
    }

    static MembershipEntry Silo(SiloStatus status, DateTimeOffset? votedOut = null)
    {
        var entry = new MembershipEntry { SiloAddress = Address, Status = status, SuspectTimes = [] };
        if (votedOut is { } at)
            entry.SuspectTimes.Add(Tuple.Create(Address, at.UtcDateTime));
        return entry;
    }

    static MethodInfo Method(string name) => typeof(IMacroGrain).GetMethod(name)!;

    RepeatedCalls CreateSut()
    {
        var suspicions = Substitute.For<ISuspicionsGrain>();
        suspicions.Exchange(default).ReturnsForAnyArgs(call =>
        {
            _told.AddRange(call.Arg<ImmutableArray<Suspicion>>());
            return Task.FromResult(ImmutableArray<Suspicion>.Empty);
        });
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Returns(suspicions);
        var management = Substitute.For<IManagementGrain>();
        management.GetDetailedHosts().ReturnsForAnyArgs(_ =>
        {
            _looks++;
            return _silos is { } silos ? Task.FromResult(silos) : Task.FromException<MembershipEntry[]>(new TimeoutException());
        });
        grains.GetGrain<IManagementGrain>(0).Returns(management);
        var services = Substitute.For<IServiceProvider>();
        services.GetService(typeof(IGrainFactory)).Returns(grains);
        var lost = new LostCalls(services, _time, NullLogger<LostCalls>.Instance);
        return new(_time, lost, new(services, lost, _time, NullLogger<TimedOutCalls>.Instance));
    }

    void Answers(string method, params Exception?[] outcomes)
    {
        var next = 0;
        _call.InterfaceMethod.Returns(Method(method));
        if (method == nameof(IMacroGrain.Render) && _call.Request.GetArgument(0) is null)
            _call.Request.GetArgument(0).Returns(new RenderRequest { Markup = RenderMarkup.Html });
        _call.Invoke().Returns(_ => Next());

        Task Next()
        {
            _marks.Add(LostCall.Current);
            return outcomes[next++] is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }
    }

    /// <summary>Lets the time pass that the call waits for.</summary>
    async Task RunAsync(Task running)
    {
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await running;
    }

    /// <summary>Lets time pass in small steps, with a turn for what waits for each.</summary>
    async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(500))
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
    }
}
