using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Where the output goes to, which decides what its links lead to.</summary>
/// <param name="SiteBaseUrl">The site, ending in <c>/wiki</c>; empty when it is not known.</param>
/// <param name="PageId">The page; empty when it is not known.</param>
public sealed record StorageFormatContext(string SiteBaseUrl, string PageId)
{
    /// <summary>The path of an address below the site's own, such as <c>/display/KEY/Title</c>; null for one elsewhere.</summary>
    internal string? PathOf(Uri address)
    {
        if (!Uri.TryCreate(SiteBaseUrl, UriKind.Absolute, out var site)
            || Uri.Compare(site, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        return address.AbsolutePath.StartsWith(site.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? address.AbsolutePath[site.AbsolutePath.TrimEnd('/').Length..] : null;
    }

    /// <summary>The whole of an address, which may begin at the site's root; null when it is none.</summary>
    internal Uri? Resolve(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !address.StartsWith('/'))
        {
            return absolute;
        }

        if (!Uri.TryCreate(SiteBaseUrl, UriKind.Absolute, out var site))
        {
            return null;
        }

        if (address is ['/', not ('/' or '\\'), ..])
        {
            address = SiteAddresses.Complete(SiteAddresses.ContextOf(site), address);
        }

        return Uri.TryCreate(new Uri(site.AbsoluteUri.TrimEnd('/') + "/"), address, out var whole) ? whole : null;
    }
}
