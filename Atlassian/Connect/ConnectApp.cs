namespace UserMacro.Atlassian.Connect;

/// <summary>This app as Confluence knows it.</summary>
public sealed record ConnectApp
{
    /// <summary>Names the app.</summary>
    /// <param name="key">The app key of the descriptor.</param>
    /// <param name="baseUrl">The <c>baseUrl</c> of the descriptor, absolute; a trailing slash is dropped.</param>
    /// <param name="regions">Where it answers for realms of data residency; null when it declares none.</param>
    public ConnectApp(string key, string baseUrl, RegionAddresses? regions = null)
    {
        Key = key;
        BaseUrl = baseUrl.TrimEnd('/');
        BasePath = new Uri(BaseUrl, UriKind.Absolute).AbsolutePath.TrimEnd('/');
        Regions = regions ?? new(BaseUrl, [RegionAddresses.Global], new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>The app key; issuer of every token that we sign.</summary>
    public string Key { get; }

    /// <summary>The address of the app without a trailing slash.</summary>
    public string BaseUrl { get; }

    /// <summary>The path part of <see cref="BaseUrl"/>, which a query hash leaves out; empty when there is none.</summary>
    public string BasePath { get; }

    /// <summary>Where the app answers for realms of data residency.</summary>
    public RegionAddresses Regions { get; }
}
