using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>The one loop of renders that ask for data: run, fetch what is asked for, run again with it.</summary>
internal static class DataRounds
{
    /// <summary>The first run that asks for nothing, or whose data are not brought.</summary>
    /// <param name="most">How many runs may ask; to the one after them, what is still missing is absent.</param>
    /// <param name="request">What is known at first.</param>
    /// <param name="run">Runs the macro.</param>
    /// <param name="outcomeOf">The outcome of a run.</param>
    /// <param name="bring">Brings what is asked for; null to end with the run that asks.</param>
    public static async Task<TRun> RunAsync<TRun>(
        int most,
        RenderRequest request,
        Func<RenderRequest, Task<TRun>> run,
        Func<TRun, RenderOutcome?> outcomeOf,
        Func<DataNeeded, Task<BroughtData?>> bring)
    {
        request = request with { MayAskForData = true };
        for (var round = 1; ; round++)
        {
            var ran = await run(request);
            if (outcomeOf(ran) is not DataNeeded needed || await bring(needed) is not { } brought)
            {
                return ran;
            }

            request = request with { Data = [.. request.Data, .. brought.Data], MayAskForData = round < most, LacksData = brought.IsIncomplete };
        }
    }
}

/// <summary>Data that a render asked for.</summary>
/// <param name="Data">Each datum that was asked for.</param>
/// <param name="IsIncomplete">Whether something was left out, so that there may be more at another time.</param>
internal readonly record struct BroughtData(ImmutableArray<RenderDatum> Data, bool IsIncomplete = false);
