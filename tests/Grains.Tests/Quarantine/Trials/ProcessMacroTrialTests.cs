using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine.Trials;

public sealed class ProcessMacroTrialTests
{
    // Larger than a pipe takes.
    static readonly TrialCase Large = TrialCase.For(
        MacroKey.Parse("badge"), Definitions.Create("Hello"), [], new() { Markup = RenderMarkup.Html, Body = new('x', 1 << 20) });

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Try_ChildPasses_SaysWhatItUsed()
    {
        using var trial = Trial("echo ready; cat >/dev/null; echo 'passed 1234'");

        (await trial.TryAsync("t", Large, Cancellation)).ShouldBe(new TrialResult(TrialVerdict.Passed, TimeSpan.FromMilliseconds(1234)));
    }

    [Theory]
    [InlineData("echo ready; cat >/dev/null; echo passed; exit 1")]
    [InlineData("echo ready; cat >/dev/null")]
    [InlineData("echo ready; exit 0")]
    [InlineData("echo ready; kill -9 $$")]
    public async Task Try_ChildDoesNotPass_HasFailed(string script)
    {
        using var trial = Trial(script);

        (await trial.TryAsync("t", Large, Cancellation)).Verdict.ShouldBe(TrialVerdict.Failed);
    }

    [Fact]
    public async Task Try_ChildDoesNotRead_FailsAtItsLimit()
    {
        using var trial = Trial("echo ready; exec sleep 600", new(() => new()) { Limit = TimeSpan.FromSeconds(1) });

        (await trial.TryAsync("t", Large, Cancellation)).Verdict.ShouldBe(TrialVerdict.Failed);
    }

    [Fact]
    public async Task Try_ChildBurnsAndDoesNotRead_FailsAtItsLimitOfProcessorTime()
    {
        using var trial = Trial("echo ready; while :; do :; done", new(() => new()) { ProcessorLimit = TimeSpan.FromMilliseconds(200) });

        var result = await trial.TryAsync("t", Large, Cancellation);

        result.Verdict.ShouldBe(TrialVerdict.Failed);
        result.ProcessorTime.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(200));
    }

    [Theory]
    [InlineData("echo other")]
    [InlineData("exit 3")]
    public async Task Try_ChildIsNotThatProgram_IsUnavailable(string script)
    {
        using var trial = Trial(script);

        (await trial.TryAsync("t", Large, Cancellation)).Verdict.ShouldBe(TrialVerdict.Unavailable);
    }

    [Fact]
    public async Task Try_CallerLeaves_EndsTheChildAndLetsTheNextOneIn()
    {
        using var trial = Trial("echo ready; exec sleep 600");
        using var leaves = new CancellationTokenSource();
        var first = trial.TryAsync("t", Large, leaves.Token);
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);

        using var next = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(trial.TryAsync("t", Large, next.Token));
    }

    [Fact]
    public async Task Try_MoreThanMayWait_IsBusyAtOnce()
    {
        using var trial = Trial("echo ready; exec sleep 600");
        using var leave = new CancellationTokenSource();
        var others = Enumerable.Range(0, 1 + TrialQueue.MaxWaitingOfTenant).Select(_ => trial.TryAsync("t", Large, leave.Token)).ToList();

        (await trial.TryAsync("t", Large, Cancellation)).Verdict.ShouldBe(TrialVerdict.Busy);

        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(others));
    }

    static ProcessMacroTrial Trial(string script, TrialProgram? limits = null)
    {
        var start = () => new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new((limits ?? new(() => new())) with { Start = start }, NullLogger<ProcessMacroTrial>.Instance);
    }
}
