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

public sealed class RetryFilterTests : IDisposable
{
    readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    readonly IOutgoingGrainCallContext _call = Substitute.For<IOutgoingGrainCallContext>();

    static readonly TenantId Tenant = TenantId.FromRandom(new byte[16]);

    readonly List<Suspicion?> _marks = [];
    readonly List<Suspicion> _told = [];

    CallWatch? _watch;
    TimeSpan? _sinceLoss;
    bool _lossesAnswer = true;
    int _looks;

    public RetryFilterTests()
    {
        _call.SourceContext.Returns((IGrainContext?)null);
        _call.TargetId.Returns(GrainId.Create("macro", GrainKeys.Macro(Tenant, MacroKey.Parse("badge"))));
        _call.Request.GetArgumentCount().Returns(1);
    }

    public void Dispose() => _watch?.Dispose();

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

        _time.GetElapsedTime(began).ShouldBeLessThan(RetryFilter.Window + TimeSpan.FromSeconds(2));
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

        await LookAsync();
        _told.ShouldBeEmpty();
        _marks.Count.ShouldBe(40, "no call is repeated");
        _marks.ShouldAllBe(mark => mark == null);
    }

    [Fact]
    public async Task Invoke_TimesOutAndASiloIsLostLater_TellsAllThen()
    {
        var sut = CreateSut();
        Answers(nameof(IMacroGrain.Render), new TimeoutException(), null);
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(sut.Invoke(_call)));
        await LookAsync();
        _told.ShouldBeEmpty();

        _sinceLoss = TimeSpan.Zero;
        await LookAsync();

        _told.Single().Reason.ShouldBe(QuarantineReason.CallLost);
        await RunAsync(sut.Invoke(_call));
        _marks[^1].ShouldBe(_told[0]);
    }

    [Fact]
    public async Task Invoke_WaitsLongAndASiloIsLost_TellsAllBeforeItEnds()
    {
        var began = _time.GetUtcNow();
        var answer = new TaskCompletionSource();
        Answers(nameof(IMacroGrain.Render), (Exception?)null);
        _call.Invoke().Returns(answer.Task);
        var running = CreateSut().Invoke(_call);
        _time.Advance(TimeSpan.FromSeconds(2));
        _sinceLoss = TimeSpan.FromMilliseconds(100);

        await LookAsync();
        await LookAsync();

        _told.Single().Began!.Value.ShouldBe(began, TimeSpan.FromSeconds(1));
        answer.SetResult();
        await running;
    }

    [Fact]
    public async Task Invoke_BegunAfterTheLoss_SuspectsNothing()
    {
        Answers(nameof(IMacroGrain.Render), new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));
        _sinceLoss = TimeSpan.FromMinutes(1);

        await LookAsync();

        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_NoSiloAnswers_LooksAgain()
    {
        var sut = CreateSut();
        Answers(nameof(IMacroGrain.Render), new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(sut.Invoke(_call)));
        _lossesAnswer = false;
        await LookAsync();
        (_lossesAnswer, _sinceLoss) = (true, TimeSpan.Zero);

        await LookAsync();

        _told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Look_TimeoutsAreForgotten_AsksNoMore()
    {
        Answers(nameof(IMacroGrain.Render), new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));
        await LookAsync();
        _time.Advance(OutstandingCalls.Kept);
        await LookAsync();
        var looks = _looks;

        await LookAsync();

        looks.ShouldBe(2);
        _looks.ShouldBe(looks);
    }

    static MethodInfo Method(string name) => typeof(IMacroGrain).GetMethod(name)!;

    RetryFilter CreateSut()
    {
        var suspicions = Substitute.For<ISuspicionsGrain>();
        suspicions.Exchange(default).ReturnsForAnyArgs(call =>
        {
            _told.AddRange(call.Arg<ImmutableArray<Suspicion>>());
            return Task.FromResult(ImmutableArray<Suspicion>.Empty);
        });
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ISuspicionsGrain>(ISuspicionsGrain.Key).Returns(suspicions);
        var losses = Substitute.For<ISiloLossesGrain>();
        losses.SinceLast().Returns(_ =>
        {
            _looks++;
            return _lossesAnswer ? Task.FromResult(_sinceLoss) : Task.FromException<TimeSpan?>(new TimeoutException());
        });
        grains.GetGrain<ISiloLossesGrain>(ISiloLossesGrain.Key).Returns(losses);
        var services = Substitute.For<IServiceProvider>();
        services.GetService(typeof(IGrainFactory)).Returns(grains);
        var lost = new LostCalls(services, _time, NullLogger<LostCalls>.Instance);
        var outstanding = new OutstandingCalls(lost, _time);
        _watch = new(grains, outstanding, lost, _time, NullLogger<CallWatch>.Instance);
        return new(_time, lost, outstanding);
    }

    void Answers(string method, params Exception?[] outcomes)
    {
        var next = 0;
        _call.InterfaceMethod.Returns(Method(method));
        if (method == nameof(IMacroGrain.Render) && _call.Request.GetArgument(0) is null)
        {
            _call.Request.GetArgument(0).Returns(new RenderRequest { Markup = RenderMarkup.Html });
        }

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

    Task LookAsync() => _watch!.LookAsync(TestContext.Current.CancellationToken);
}
