using System.Text.Json;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>The descriptor file with places for what differs between deployments: <c>{{baseUrl}}</c> and <c>{{appKey}}</c>, inside JSON strings.</summary>
public static class DescriptorTemplate
{
    /// <summary>Fills in address and key of the app.</summary>
    /// <exception cref="JsonException">The result is no descriptor.</exception>
    public static AppDescriptor Fill(string template, ConnectApp app)
    {
        var json = template
            .Replace("{{baseUrl}}", InString(app.BaseUrl), StringComparison.Ordinal)
            .Replace("{{appKey}}", InString(app.Key), StringComparison.Ordinal);
        var descriptor = JsonSerializer.Deserialize(json, DescriptorJson.Default.AppDescriptor) ?? throw new JsonException("The descriptor is empty.");
        return app.Regions.Addresses.IsEmpty ? descriptor : descriptor with { RegionBaseUrls = app.Regions.Addresses };
    }

    static string InString(string value) => JsonEncodedText.Encode(value).Value;
}
