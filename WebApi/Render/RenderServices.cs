using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Render.Frames;
using UserMacro.WebApi.Render.Frames.Nested;
using UserMacro.WebApi.Render.Sandbox;
using UserMacro.WebApi.Render.StaticOutput;

namespace UserMacro.WebApi.Render;

internal static class RenderServices
{
    public static IServiceCollection AddRender(this IServiceCollection services)
    {
        services.AddSingleton<AppDataFactory>();
        services.AddSingleton<DataCache>();
        services.AddSingleton<DataMetrics>();
        services.AddSingleton<DataResolvingRenderer>();
        services.AddSingleton<FramePages>();
        services.AddSingleton<FrameShell>();
        services.AddSingleton<FrameTickets>();
        services.AddSingleton<FrameContentRenderer>();
        services.AddSingleton<FramedRender>();
        services.AddSingleton<NestedRenderer>();
        services.AddSingleton<PagePolicies>();
        services.AddSingleton<SandboxPage>();
        services.AddSingleton<SandboxTickets>();
        services.AddSingleton<ScriptedOutput>();
        services.AddSingleton<StaticRender>();
        services.AddSingleton<StoredMacros>();
        return services;
    }
}
