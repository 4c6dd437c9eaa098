using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Reminders.Provider;
using Orleans.DynamoDB.Tables;

namespace Orleans.Hosting;

/// <summary>Registers reminders in DynamoDB in a silo's service collection.</summary>
public static class DynamoDBReminderServiceCollectionExtensions
{
    /// <summary>Keeps the reminders of the silo's service in DynamoDB.</summary>
    public static IServiceCollection UseDynamoDBReminderService(this IServiceCollection services, Action<DynamoDBReminderStorageOptions> configure) =>
        services.UseDynamoDBReminderService(options => options.Configure(configure));

    /// <inheritdoc cref="UseDynamoDBReminderService(IServiceCollection, Action{DynamoDBReminderStorageOptions})"/>
    public static IServiceCollection UseDynamoDBReminderService(
        this IServiceCollection services, Action<OptionsBuilder<DynamoDBReminderStorageOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        configure(services.AddOptions<DynamoDBReminderStorageOptions>());
        services.AddDynamoDBTable<DynamoDBReminderStorageOptions>();
        services.AddReminders();
        services.AddSingleton<IReminderTable, DynamoDBReminderTable>();
        return services;
    }
}
