using Microsoft.Extensions.DependencyInjection;

namespace UserMacro.Grains.Rendering;

/// <summary>What a host's health check asks of the silo's render threads.</summary>
public sealed class RenderHealth
{
    readonly RenderPool[] _pools;

    internal RenderHealth(IEnumerable<RenderPool> pools) => _pools = [.. pools];

    /// <summary>Threads whose render does not end.</summary>
    public int StuckThreads => _pools.Sum(pool => pool.Stuck);

    /// <summary>Whether such threads are left without a replacement.</summary>
    public bool IsShort => _pools.Any(pool => pool.IsShort);

    internal static void Add(IServiceCollection services) => services.AddSingleton(provider => new RenderHealth(provider.GetServices<RenderPool>()));
}
