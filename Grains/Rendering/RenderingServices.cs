using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Rendering;

/// <summary>Registers the renderer and its pools.</summary>
internal static class RenderingServices
{
    /// <summary>What renders, for a silo and for the process in which a macro is tried.</summary>
    public static IServiceCollection AddRendering(this IServiceCollection services) =>
        services.AddSingleton<RenderMetrics>()
            .AddSingleton<RenderPool>().AddSingleton<PostedBodies>().AddSingleton<EditingPool>().AddSingleton<MacroRenderer>();
}
