namespace UserMacro.WebApi.Settings;

internal static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddSingleton<SettingsAdministration>();
}
