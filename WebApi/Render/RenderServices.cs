namespace UserMacro.WebApi.Render;

internal static class RenderServices
{
    public static IServiceCollection AddRender(this IServiceCollection services)
    {
        services.AddSingleton<BodySanitizer>();
        services.AddSingleton<FrameShell>();
        services.AddSingleton<FrameTickets>();
        services.AddSingleton<FramedBody>();
        services.AddSingleton<FramedRender>();
        services.AddSingleton<PagePolicies>();
        services.AddSingleton<StaticRender>();
        services.AddSingleton<StoredMacros>();
        return services;
    }
}
