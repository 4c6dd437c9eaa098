using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Sqlite.Reminders;
using Orleans.Sqlite.Storage;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Registers grain storage and reminders in SQLite in a silo's service collection.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Adds grain storage in one SQLite file under a name.</summary>
    public static IServiceCollection AddSqliteGrainStorage(
        this IServiceCollection services, string name, Action<OptionsBuilder<SqliteStorageOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);

        configure(services.AddOptions<SqliteStorageOptions>(name));
        services.TryAddEnumerable(ServiceDescriptor.Transient<
            IPostConfigureOptions<SqliteStorageOptions>, DefaultStorageProviderSerializerOptionsConfigurator<SqliteStorageOptions>>());
        services.AddTransient<IConfigurationValidator>(provider => new SqliteStorageOptionsValidator(OptionsOf(provider, name), name));
        services.ConfigureNamedOptionForLogging<SqliteStorageOptions>(name);
        return services.AddGrainStorage(name, (provider, instance) =>
            ActivatorUtilities.CreateInstance<SqliteGrainStorage>(provider, instance, OptionsOf(provider, instance)));
    }

    /// <summary>Keeps reminders in an SQLite file. For one silo: another one would not see them.</summary>
    public static IServiceCollection UseSqliteReminderService(this IServiceCollection services, Action<SqliteReminderOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.Configure(configure);
        services.AddTransient<IConfigurationValidator, SqliteReminderOptionsValidator>();
        services.AddReminders();
        return services.AddSingleton<IReminderTable, SqliteReminderTable>();
    }

    static SqliteStorageOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<SqliteStorageOptions>>().Get(name);
}
