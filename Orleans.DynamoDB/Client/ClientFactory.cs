using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.DynamoDB.Client;

/// <summary>The client that options name: one of the host's, or one made here.</summary>
internal static class ClientFactory
{
    /// <summary>How often the SDK sends a request again, with jittered back-off. Nothing above repeats what the SDK repeats.</summary>
    const int MaxRetries = 3;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <exception cref="OrleansConfigurationException">The options name no usable client.</exception>
    public static ClientHandle Open(DynamoDBClientOptions options, IServiceProvider services)
    {
        // Orleans makes some providers before it validates their options.
        ClientOptionsCheck.Check(options, services);
        return options.ServiceKey is { Length: > 0 } key
            ? new(services.GetRequiredKeyedService<IAmazonDynamoDB>(key), owned: false)
            : new(Create(options), owned: true);
    }

    /// <summary>Makes a client.</summary>
    /// <exception cref="OrleansConfigurationException">The options name no usable client.</exception>
    public static AmazonDynamoDBClient Create(DynamoDBClientOptions options)
    {
        var settings = new AmazonDynamoDBConfig { MaxErrorRetry = MaxRetries, RetryMode = RequestRetryMode.Standard, Timeout = Timeout };
        if (ClientOptionsCheck.EndpointOf(options) is { } address)
        {
            settings.ServiceURL = address.ToString();
            settings.AuthenticationRegion = "eu-central-1";
            return new(CredentialsOf(options) ?? new BasicAWSCredentials("local", "local"), settings);
        }

        settings.RegionEndpoint = ClientOptionsCheck.RegionOf(options);
        return CredentialsOf(options) is { } credentials ? new(credentials, settings) : new(settings);
    }

    static AWSCredentials? CredentialsOf(DynamoDBClientOptions options)
    {
        if (options is { AccessKey.Length: > 0, SecretKey.Length: > 0 })
        {
            return options.Token is { Length: > 0 } token
                ? new SessionAWSCredentials(options.AccessKey, options.SecretKey, token)
                : new BasicAWSCredentials(options.AccessKey, options.SecretKey);
        }

        if (options.ProfileName is not { Length: > 0 } profile)
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw ClientOptionsCheck.Invalid(options, nameof(options.ProfileName), $"names the profile '{profile}', which is not on this machine");
    }
}
