using UserMacro.WebApi.Macros.Checks;
using UserMacro.WebApi.Macros.History;
using UserMacro.WebApi.Macros.Lifecycle;
using UserMacro.WebApi.Macros.Listing;

namespace UserMacro.WebApi.Macros;

internal static class MacroServices
{
    public static IServiceCollection AddMacros(this IServiceCollection services)
    {
        services.AddSingleton<MacroAccess>();
        services.AddSingleton<MacroAdministration>();
        services.AddSingleton<MacroList>();
        services.AddSingleton<DeletedMacros>();
        services.AddSingleton<MacroLifecycle>();
        services.AddSingleton<RevisionHistory>();
        services.AddSingleton<MacroPreview>();
        services.AddSingleton<DefinitionCheck>();
        services.AddSingleton<RuleAccountResolver>();
        return services;
    }
}
