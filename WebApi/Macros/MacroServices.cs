namespace UserMacro.WebApi.Macros;

internal static class MacroServices
{
    public static IServiceCollection AddMacros(this IServiceCollection services)
    {
        services.AddSingleton<MacroAdministration>();
        services.AddSingleton<MacroPreview>();
        services.AddSingleton<RuleAccounts>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        return services.AddApiDescription();
    }
}
