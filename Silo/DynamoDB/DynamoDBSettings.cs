using System.Text.RegularExpressions;
using Amazon;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.DynamoDB;

/// <summary>The <c>DynamoDB</c> section.</summary>
/// <param name="Service"><c>DynamoDB:ServiceUrl</c>, the address of an endpoint that is not AWS' own; without it <c>DynamoDB:Region</c>, default
/// <c>eu-central-1</c>.</param>
/// <param name="TablePrefix"><c>DynamoDB:TablePrefix</c>: begins the name of each table; default none.</param>
/// <param name="CreateTables"><c>DynamoDB:CreateTables</c>: whether silos create missing tables, for development; default false.</param>
internal sealed partial record DynamoDBSettings(string Service, string TablePrefix, bool CreateTables)
{
    public const string CreateTablesKey = "DynamoDB:CreateTables";

    const string RegionKey = "DynamoDB:Region";
    const string ServiceUrlKey = "DynamoDB:ServiceUrl";
    const string TablePrefixKey = "DynamoDB:TablePrefix";

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static DynamoDBSettings Read(IConfiguration configuration)
    {
        var prefix = configuration.Text(TablePrefixKey, "");
        return PrefixForm().IsMatch(prefix)
            ? new(ServiceOf(configuration), prefix, configuration.Flag(CreateTablesKey, otherwise: false))
            : throw new ConfigurationFaultException(TablePrefixKey, $"'{prefix}' is not at most 200 of a-z, A-Z, 0-9, '_', '-' and '.'.");
    }

    static string ServiceOf(IConfiguration configuration)
    {
        if (configuration.Text(ServiceUrlKey, "") is { Length: > 0 } url)
        {
            return !Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
                ? throw new ConfigurationFaultException(ServiceUrlKey, $"'{url}' is not an http or https address.")
                : PlainHttp.Allows(address, configuration) ? url
                : throw new ConfigurationFaultException(ServiceUrlKey, PlainHttp.Refused);
        }

        return RegionOf(configuration);
    }

    /// <summary>Whether the endpoint is one of this machine, such as DynamoDB Local, which knows no regions.</summary>
    public bool IsLocal => Uri.TryCreate(Service, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>Whether an endpoint is named that is not AWS' own, which <c>DynamoDB:Region</c> says nothing of.</summary>
    public static bool HasOwnEndpoint(IConfiguration configuration) => configuration.Text(ServiceUrlKey, "").Length > 0;

    /// <summary>The region of this deployment.</summary>
    /// <exception cref="ConfigurationFaultException">It is no region of AWS.</exception>
    public static string RegionOf(IConfiguration configuration)
    {
        var region = configuration.Text(RegionKey, "eu-central-1");
        return RegionEndpoint.EnumerableAllRegions.Any(known => string.Equals(known.SystemName, region, StringComparison.Ordinal))
            ? region
            : throw new ConfigurationFaultException(RegionKey, $"'{region}' is not a region of AWS, such as eu-central-1.");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-]{0,200}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PrefixForm();
}
