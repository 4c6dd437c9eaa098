using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Orleans.DynamoDB.Client;

/// <summary>
/// Reads a provider's configuration section: each setting from the key of its name, <c>Region</c> as another word for <c>Service</c>, and
/// <c>ConnectionString</c> first, so that single keys go before it.
/// </summary>
internal static class ProviderSettings
{
    /// <exception cref="OrleansConfigurationException">The connection string cannot be read.</exception>
    public static void Read(DynamoDBClientOptions options, IConfigurationSection section)
    {
        if (section["ConnectionString"] is { Length: > 0 } text)
        {
            options.ParseConnectionString(text);
        }

        if (section["Region"] is { Length: > 0 } region)
        {
            options.Service = region;
        }

        section.Bind(options);
    }
}
