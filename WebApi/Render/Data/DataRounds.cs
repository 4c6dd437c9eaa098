using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Renders a macro again and again, each time with the data that it asked for.</summary>
internal static class DataRounds
{
    const int Max = 5;

    /// <summary>What became of it: <see cref="DataNeeded"/> only when the source says that the data come later. After the last round, what is still not there is absent.</summary>
    public static async Task<RenderOutcome> RenderAsync(IMacroGrain macro, RenderRequest request, IDataSource source, CancellationToken cancellation)
    {
        request = request with { MayAskForData = true };
        for (var round = 1; ; round++)
        {
            var outcome = await macro.Render(request, cancellation);
            if (outcome is not DataNeeded needed || await source.BringAsync(needed.Names, cancellation) is not { } data)
                return outcome;
            request = request with { Data = [.. request.Data, .. data], MayAskForData = round < Max };
        }
    }
}
