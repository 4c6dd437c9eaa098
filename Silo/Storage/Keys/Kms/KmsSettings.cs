using System.Text.RegularExpressions;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.DynamoDB;

namespace UserMacro.Silo.Storage.Keys.Kms;

/// <summary>The <c>Storage:Kms</c> section.</summary>
/// <param name="KeyId"><c>Storage:Kms:KeyId</c>: ARN, ID or alias of a symmetric key of this deployment's region.</param>
/// <param name="Region">Where the key is: <c>DynamoDB:Region</c>, default <c>eu-central-1</c>.</param>
/// <param name="ServiceUrl"><c>Storage:Kms:ServiceUrl</c>: the address of an endpoint that is not AWS' own, for development; null otherwise.</param>
internal sealed partial record KmsSettings(string KeyId, string Region, string? ServiceUrl)
{
    public const string KeyIdKey = "Storage:Kms:KeyId";

    const string ServiceUrlKey = "Storage:Kms:ServiceUrl";

    /// <summary>The settings; null when no key is named.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong, or the key is of another region.</exception>
    public static KmsSettings? Read(IConfiguration configuration)
    {
        var url = configuration.Text(ServiceUrlKey, "");
        if (configuration.Text(KeyIdKey, "") is not { Length: > 0 } key)
        {
            return url.Length == 0 ? null : throw new ConfigurationFaultException(KeyIdKey, "must name the key, since Storage:Kms:ServiceUrl is set.");
        }

        if (url.Length > 0)
        {
            CheckAddress(url, configuration);
        }

        var region = DynamoDBSettings.RegionOf(configuration);
        var named = Arn().Match(key) is { Success: true } arn ? arn.Groups["region"].Value : region;
        return !Form().IsMatch(key)
            ? throw new ConfigurationFaultException(KeyIdKey, $"'{key}' is not the ARN, the ID or the alias of a key, such as alias/usermacro.")
            : named != region
            ? throw new ConfigurationFaultException(KeyIdKey, $"names a key in {named}; this deployment is in {region}.")
            : new(key, region, url.Length == 0 ? null : url);
    }

    static void CheckAddress(string url, IConfiguration configuration)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ConfigurationFaultException(ServiceUrlKey, $"'{url}' is not an http or https address.");
        }

        if (!PlainHttp.Allows(address, configuration))
        {
            throw new ConfigurationFaultException(ServiceUrlKey, PlainHttp.Refused);
        }
    }

    [GeneratedRegex(@"\Aarn:[a-z\-]+:kms:(?<region>[a-z0-9\-]+):", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Arn();

    [GeneratedRegex(
        @"\A(arn:[a-z\-]+:kms:[a-z0-9\-]+:[0-9]{12}:)?((key/)?[a-zA-Z0-9\-]{1,128}|alias/[a-zA-Z0-9/_\-]{1,250})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
