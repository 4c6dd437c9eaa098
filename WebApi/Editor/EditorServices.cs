namespace UserMacro.WebApi.Editor;

internal static class EditorServices
{
    public static IServiceCollection AddEditor(this IServiceCollection services) => services.AddSingleton<MacroForms>();
}
