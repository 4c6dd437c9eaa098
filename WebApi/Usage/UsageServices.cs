namespace UserMacro.WebApi.Usage;

internal static class UsageServices
{
    public static IServiceCollection AddUsage(this IServiceCollection services) => services.AddSingleton<MacroUsage>();
}
