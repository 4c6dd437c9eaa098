namespace UserMacro.WebApi.Transfer;

internal static class TransferServices
{
    public static IServiceCollection AddTransfer(this IServiceCollection services) => services
        .AddSingleton<ArchiveWriter>()
        .AddSingleton<ArchiveReader>()
        .AddSingleton<MacroExport>()
        .AddSingleton<ImportPlanner>()
        .AddSingleton<ImportRepeats>()
        .AddSingleton<MacroImports>();
}
