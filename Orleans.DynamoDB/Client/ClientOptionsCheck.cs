using Amazon;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.DynamoDB.Client;

/// <summary>Checks that settings name one client, and one identity for it.</summary>
internal static class ClientOptionsCheck
{
    /// <exception cref="OrleansConfigurationException">They do not; the message names the setting.</exception>
    public static void Check(DynamoDBClientOptions options, IServiceProvider services)
    {
        if (options.ServiceKey is { Length: > 0 } key)
        {
            if (services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IAmazonDynamoDB), key) == false)
            {
                throw Invalid(options, nameof(options.ServiceKey), $"names no {nameof(IAmazonDynamoDB)}: there is none with the key '{key}'");
            }

            return;
        }

        if (EndpointOf(options) is null)
        {
            RegionOf(options);
        }

        if (string.IsNullOrEmpty(options.AccessKey) != string.IsNullOrEmpty(options.SecretKey))
        {
            throw Invalid(
                options, string.IsNullOrEmpty(options.AccessKey)
                    ? nameof(options.AccessKey)
                    : nameof(options.SecretKey), "is missing, while the other half of the credentials is there");
        }

        if (options.Token is { Length: > 0 } && string.IsNullOrEmpty(options.AccessKey))
        {
            throw Invalid(options, nameof(options.Token), $"belongs to an {nameof(options.AccessKey)}, which is missing");
        }

        if (options is { ProfileName.Length: > 0, AccessKey.Length: > 0 })
        {
            throw Invalid(options, nameof(options.ProfileName), $"is set beside an {nameof(options.AccessKey)}; set one of them");
        }
    }

    /// <summary>The address of an endpoint that is not AWS' own; null when the settings name a region.</summary>
    public static Uri? EndpointOf(DynamoDBClientOptions options) =>
        Uri.TryCreate(options.Service, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <exception cref="OrleansConfigurationException">AWS has no such region.</exception>
    public static RegionEndpoint RegionOf(DynamoDBClientOptions options) =>
        RegionEndpoint.EnumerableAllRegions.FirstOrDefault(region => string.Equals(region.SystemName, options.Service, StringComparison.OrdinalIgnoreCase))
            ?? throw Invalid(options, nameof(options.Service), $"is '{options.Service}', which is neither a region of AWS nor an http address");

    public static OrleansConfigurationException Invalid(DynamoDBClientOptions options, string setting, string problem) =>
        new($"{options.GetType().Name}.{setting} {problem}.");
}
