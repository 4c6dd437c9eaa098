namespace UserMacro.WebApi.Modules;

internal static class ModuleServices
{
    public static IServiceCollection AddModules(this IServiceCollection services) => services.AddSingleton<ModuleAdministration>();
}
