using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Tests.Quarantine;

/// <summary>Macros that may have been active in a silo that was lost run nothing before front ends could say whose calls were lost.</summary>
public sealed class SiloLossTests : GateBench
{
    [Fact]
    public async Task CheckAsync_ActivatedAfterALoss_WaitsAndTriesWhatWasLost()
    {
        Join(SiloStatus.Dead);
        var gate = Anew(Changes.Add);
        var check = gate.CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask();
        check.IsCompleted.ShouldBeFalse();
        Lose(Request);

        Time.Advance(SiloLosses.Settling);

        (await check).ShouldBeOfType<RenderBusy>();
        Trials.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task CheckAsync_ActivatedAfterALossAndNothingWasLost_RunsSoon()
    {
        Join(SiloStatus.Dead);
        var check = Anew(Changes.Add).CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask();

        Time.Advance(SiloLosses.Settling);

        (await check).ShouldBeNull();
    }

    [Fact]
    public async Task TryEdit_ActivatedAfterALoss_WaitsToo()
    {
        Join(SiloStatus.Dead);
        var check = Anew(Changes.Add).TryEditAsync(CaseOf(Definitions.Create("Hello")), TestContext.Current.CancellationToken);
        check.IsCompleted.ShouldBeFalse();

        Time.Advance(SiloLosses.Settling);

        (await check).Verdict.ShouldBe(TrialVerdict.Passed);
    }

    [Fact]
    public void CheckAsync_ActiveSinceLongBeforeALoss_RunsAtOnce()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        Join(SiloStatus.Dead);

        Sut.CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void CheckAsync_ActivatedAfterASiloLeftByItself_RunsAtOnce()
    {
        Join(SiloStatus.ShuttingDown);
        Sut.CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        Join(SiloStatus.Dead);

        Anew(Changes.Add).CheckAsync(Macro(1), Request, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }
}
