namespace UserMacro.WebApi.Transfer;

internal static class TransferServices
{
    public static IServiceCollection AddTransfer(this IServiceCollection services) => services
        .AddSingleton<BundleWriter>()
        .AddSingleton<BundleReader>()
        .AddSingleton<MacroExport>()
        .AddSingleton<ImportPlanner>()
        .AddSingleton<ImportRepeats>()
        .AddSingleton<MacroImports>();
}
