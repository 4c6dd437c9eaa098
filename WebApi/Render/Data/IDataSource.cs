using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Where a render's data come from.</summary>
internal interface IDataSource
{
    /// <summary>Whether something was left out for want of points, so that there may be more at another time.</summary>
    bool LacksData { get; }

    /// <summary>The data of those names, each of them; null when they can only be brought later, by another request.</summary>
    ValueTask<ImmutableArray<RenderDatum>?> BringAsync(IEnumerable<string> names, CancellationToken cancellation);
}
