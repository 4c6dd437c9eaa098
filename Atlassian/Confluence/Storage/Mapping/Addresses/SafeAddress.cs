using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Addresses;

/// <summary>Decides which addresses may appear in storage format: judged as a browser's URL parser reads them, whatever element they come from.</summary>
internal static class SafeAddress
{
    /// <summary>The whole of an address of the web, which may begin at the site's root; null when it is none.</summary>
    public static Uri? Resolve(string address, StorageFormatContext place) =>
        IsHarmless(address) && place.Resolve(WebAddress.Normalize(address)) is { } whole && WebAddress.IsOfWeb(whole.Scheme) ? whole : null;

    /// <summary>As <see cref="Resolve"/>, or one to write mail to.</summary>
    public static Uri? ResolveLink(string address, StorageFormatContext place) =>
        Resolve(address, place) ?? (place.Resolve(WebAddress.Normalize(address)) is { Scheme: "mailto" } mail ? mail : null);

    /// <summary>Whether an address that is kept unchanged is relative, or leads to the web.</summary>
    public static bool IsHarmless(string address)
    {
        var scheme = WebAddress.SchemeOf(WebAddress.Normalize(address));
        return scheme is null || WebAddress.IsOfWeb(scheme);
    }
}
