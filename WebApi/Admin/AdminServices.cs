namespace UserMacro.WebApi.Admin;

internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<AdminBuild>();
        services.AddSingleton<AdminPage>();
        return services;
    }
}
