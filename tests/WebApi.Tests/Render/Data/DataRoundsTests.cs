using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Render.Data;

namespace UserMacro.WebApi.Tests.Render.Data;

/// <summary>The loop of renders that ask for data.</summary>
public sealed class DataRoundsTests
{
    readonly List<RenderRequest> _runs = [];

    [Fact]
    public async Task Run_ThatAlwaysAsks_IsAllowedToSoOften()
    {
        await DataRounds.RunAsync(3, new() { Markup = RenderMarkup.Html }, AskAgain, outcome => outcome, Bring);

        _runs.Select(run => run.MayAskForData).ShouldBe([true, true, true, false]);
        _runs.Select(run => run.Data.Length).ShouldBe([0, 1, 2, 3]);
        _runs.Select(run => run.LacksData).ShouldBe([false, true, true, true]);
    }

    [Fact]
    public async Task Run_WhoseDataAreNotBrought_IsTheLast()
    {
        var outcome = await DataRounds.RunAsync(
            3, new() { Markup = RenderMarkup.Html }, AskAgain, outcome => outcome, _ => Task.FromResult<BroughtData?>(null));

        outcome.ShouldBeOfType<DataNeeded>();
        _runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ThatAsksForNothing_IsTheOnlyOne()
    {
        await DataRounds.RunAsync(
            3, new() { Markup = RenderMarkup.Html }, _ => Task.FromResult<RenderOutcome>(new MacroMissing()), outcome => outcome, Bring);

        _runs.ShouldBeEmpty();
    }

    Task<RenderOutcome> AskAgain(RenderRequest request)
    {
        _runs.Add(request);
        return Task.FromResult<RenderOutcome>(request.MayAskForData ? new DataNeeded(["page"], 1) : new MacroMissing());
    }

    static Task<BroughtData?> Bring(DataNeeded needed) => Task.FromResult<BroughtData?>(new([new(needed.Names[0], "{}")], IsIncomplete: true));
}
