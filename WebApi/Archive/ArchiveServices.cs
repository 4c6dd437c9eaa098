namespace UserMacro.WebApi.Archive;

internal static class ArchiveServices
{
    public static IServiceCollection AddArchive(this IServiceCollection services) => services
        .AddSingleton<StoredMacroReader>()
        .AddSingleton<SiteArchive>()
        .AddSingleton<AccountTraces>()
        .AddSingleton<ArchiveSchema>();
}
