namespace UserMacro.WebApi.Migration;

internal static class MigrationServices
{
    public static IServiceCollection AddMigration(this IServiceCollection services) =>
        services.AddSingleton<MigrationFiles>().AddSingleton<MigrationPlanner>().AddSingleton<MigrationSamples>()
            .AddSingleton<MigrationRepeats>().AddSingleton<MigrationImport>();
}
