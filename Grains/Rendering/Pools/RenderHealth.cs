using Microsoft.Extensions.DependencyInjection;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>The health check of the silo's render threads.</summary>
public sealed class RenderHealth
{
    readonly RenderPool _renders;
    readonly EditingPool _editing;

    internal RenderHealth(RenderPool renders, EditingPool editing) => (_renders, _editing) = (renders, editing);

    /// <summary>Threads whose work does not end.</summary>
    public int StuckThreads => _renders.Stuck + _editing.Stuck;

    /// <summary>Whether such threads are left without a replacement.</summary>
    public bool IsShort => _renders.IsShort || _editing.IsShort;

    internal static void Add(IServiceCollection services) =>
        services.AddSingleton(provider => new RenderHealth(provider.GetRequiredService<RenderPool>(), provider.GetRequiredService<EditingPool>()));
}
