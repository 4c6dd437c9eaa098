using System.Text.Json;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Install;

/// <summary>Fetches a descriptor and checks it as the host does (docs/reference/connect-descriptor.md#descriptor).</summary>
/// <remarks>The host fetches only over https and from ports 80, 443 and 8080; here an app may be anywhere on the machine.</remarks>
internal sealed class DescriptorReader(IHttpClientFactory clients, ModuleSchemas schemas)
{
    const int MaxKeyLength = 64;

    /// <summary>The app as its descriptor tells it, without a secret yet; or what is wrong.</summary>
    public async Task<(Installation? App, string? Error)> ReadAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await clients.CreateClient(AppClient.Name).GetAsync(address, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                return (null, $"The descriptor at {address} was answered with {(int)response.StatusCode}.");
            }

            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            return Read(address, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return (null, $"The descriptor at {address} is not JSON.");
        }
        catch (Exception exception) when (AppClient.IsFailure(exception, cancellation))
        {
            return (null, $"The descriptor at {address} cannot be fetched.");
        }
    }

    public (Installation? App, string? Error) Read(Uri address, JsonElement descriptor)
    {
        if (descriptor.ValueKind is not JsonValueKind.Object)
        {
            return (null, "The descriptor is not an object.");
        }

        if (Text(descriptor, "key") is not { } key || !IsAppKey(key))
        {
            return (null, "The descriptor's 'key' is missing or malformed.");
        }

        if (Text(descriptor, "name") is not { } name)
        {
            return (null, "The descriptor has no 'name'.");
        }

        if (Text(descriptor, "baseUrl") is not { } baseUrl
            || !IsBaseUrl(baseUrl))
        {
            return (null, "The descriptor's 'baseUrl' must be https, or http on this machine.");
        }

        if (Child(descriptor, "authentication") is not { } authentication
            || Text(authentication, "type") is not "jwt")
        {
            return (null, "The descriptor must ask for 'jwt' authentication.");
        }

        if (Child(descriptor, "lifecycle") is not { } lifecycle
            || Text(lifecycle, "installed") is null)
        {
            return (null, "'jwt' authentication needs the lifecycle callback 'installed'.");
        }

        return CheckModules(descriptor) is { } fault
            ? (null, $"The descriptor is invalid: {fault}")
            : (new Installation
            {
                AppKey = key,
                AppName = name,
                BaseUrl = baseUrl.TrimEnd('/'),
                DescriptorUrl = address,
                SharedSecret = "",
                Enabled = false,
                SiteBaseUrl = "",
                InstalledAt = default,
                Scopes = Child(descriptor, "scopes") is { ValueKind: JsonValueKind.Array } scopes
                    ? [.. scopes.EnumerateArray().Select(scope => (scope.GetString() ?? "").ToUpperInvariant())] : [],
                Descriptor = descriptor,
            }, null);
    }

    string? CheckModules(JsonElement descriptor)
    {
        if (Child(descriptor, "modules") is not { ValueKind: JsonValueKind.Object } modules)
        {
            return null;
        }

        var fault = modules.EnumerateObject()
            .Where(type => type.Value is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > 0)
            .Select(type => schemas.Check(type.Name, type.Value)).FirstOrDefault(found => found is not null);
        var twice = ModuleTypes.Declared(descriptor).GroupBy(module => module.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return fault ?? (twice is null ? null : $"the module key '{twice.Key}' is used twice.");
    }

    static bool IsAppKey(string key) =>
        key.Length is > 0 and <= MaxKeyLength && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_');

    static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    static JsonElement? Child(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : null;

    static string? Text(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } child && child.GetString() is { Length: > 0 } text ? text : null;
}
