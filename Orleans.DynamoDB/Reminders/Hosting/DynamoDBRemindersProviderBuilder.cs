using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Reminders.Hosting;
using Orleans.Providers;

[assembly: RegisterProvider("DynamoDB", "Reminders", "Silo", typeof(DynamoDBRemindersProviderBuilder))]

namespace Orleans.DynamoDB.Reminders.Hosting;

/// <summary>
/// Reads <c>Orleans:Reminders</c> with <c>ProviderType=DynamoDB</c>: the options by their names, <c>Region</c> for <c>Service</c>, and <c>ConnectionString</c>.
/// </summary>
internal sealed class DynamoDBRemindersProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.UseDynamoDBReminderService((DynamoDBReminderStorageOptions options) => ProviderSettings.Read(options, configurationSection));
}
