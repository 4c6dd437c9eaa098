namespace UserMacro.WebApi.Render;

internal static class RenderServices
{
    public static IServiceCollection AddRender(this IServiceCollection services)
    {
        services.AddSingleton<BodySanitizer>();
        services.AddSingleton<ExportedBodies>();
        services.AddSingleton<FrameShell>();
        services.AddSingleton<FrameTickets>();
        services.AddSingleton<FramedBody>();
        services.AddSingleton<FramedRender>();
        services.AddSingleton<PagePolicies>();
        services.AddSingleton<StaticRender>();
        return services;
    }
}
