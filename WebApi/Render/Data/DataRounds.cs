using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Repeats a render until it has the data it needs: run, fetch, run again.</summary>
internal static class DataRounds
{
    /// <summary>Returns the first run that needs no data, or whose data are not fetched.</summary>
    /// <param name="most">How many runs may request data; for the next one, missing data is absent.</param>
    /// <param name="request">What is known at first.</param>
    /// <param name="run">Runs the macro.</param>
    /// <param name="outcomeOf">The outcome of a run.</param>
    /// <param name="bring">Fetches the requested data; null ends with the current run.</param>
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

            request = request with
            {
                Data = [.. request.Data, .. brought.Data],
                MayAskForData = round < most,
                LacksData = request.LacksData || brought.IsIncomplete,
            };
        }
    }
}

/// <summary>Data that a render asked for.</summary>
/// <param name="Data">Each datum that was asked for.</param>
/// <param name="IsIncomplete">Whether something was left out, so that there may be more at another time.</param>
internal readonly record struct BroughtData(ImmutableArray<RenderDatum> Data, bool IsIncomplete = false);
