using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Keeps reminders in DynamoDB.</summary>
public static class DynamoDBReminderSiloBuilderExtensions
{
    /// <summary>Keeps the reminders of the silo's service in DynamoDB.</summary>
    public static ISiloBuilder UseDynamoDBReminderService(this ISiloBuilder builder, Action<DynamoDBReminderStorageOptions> configure) =>
        builder.UseDynamoDBReminderService(options => options.Configure(configure));

    /// <inheritdoc cref="UseDynamoDBReminderService(ISiloBuilder, Action{DynamoDBReminderStorageOptions})"/>
    public static ISiloBuilder UseDynamoDBReminderService(this ISiloBuilder builder, Action<OptionsBuilder<DynamoDBReminderStorageOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.UseDynamoDBReminderService(configure);
        return builder;
    }
}
