using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.Runtime.Messaging;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class RepeatedCallsTests
{
    readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    readonly IOutgoingGrainCallContext _call = Substitute.For<IOutgoingGrainCallContext>();

    public RepeatedCallsTests() => _call.SourceContext.Returns((IGrainContext?)null);

    public static TheoryData<Exception> SiloLeft =>
        [new SiloUnavailableException(), new ConnectionFailedException("refused"), new TimeoutException()];

    [Theory]
    [MemberData(nameof(SiloLeft))]
    public async Task Invoke_SiloLeftOnce_AsksAgain(Exception failure)
    {
        Answers(nameof(IMacroGrain.Render), failure, null);

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
        Answers(nameof(IMacroGrain.Render), new TimeoutException(), new TimeoutException(), null);

        await Should.ThrowAsync<TimeoutException>(() => RunAsync(CreateSut().Invoke(_call)));

        await _call.Received(2).Invoke();
    }

    [Fact]
    public async Task Invoke_NoSiloComesBack_GivesUpWithinTheWindow()
    {
        _call.InterfaceMethod.Returns(Method(nameof(IMacroGrain.Render)));
        _call.Invoke().Returns(_ => Task.FromException(new SiloUnavailableException()));
        var began = _time.GetTimestamp();

        await Should.ThrowAsync<SiloUnavailableException>(() => RunAsync(CreateSut().Invoke(_call)));

        _time.GetElapsedTime(began).ShouldBeLessThan(RepeatedCalls.Window + TimeSpan.FromSeconds(2));
        _call.ReceivedCalls().Count(call => call.GetMethodInfo().Name == nameof(_call.Invoke)).ShouldBeGreaterThan(4);
    }

    static MethodInfo Method(string name) => typeof(IMacroGrain).GetMethod(name)!;

    RepeatedCalls CreateSut() => new(_time);

    void Answers(string method, params Exception?[] outcomes)
    {
        var next = 0;
        _call.InterfaceMethod.Returns(Method(method));
        _call.Invoke().Returns(_ => outcomes[next++] is { } failure ? Task.FromException(failure) : Task.CompletedTask);
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
}
