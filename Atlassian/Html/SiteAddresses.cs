using System.Collections.Frozen;

namespace UserMacro.Atlassian.Html;

/// <summary>
/// Makes the addresses of a macro's output those of the site and the page that the macro is on, as a browser would resolve them if the output stood in the
/// page itself.
/// </summary>
public sealed class SiteAddresses
{
    /// <summary>
    /// Where Confluence's own paths begin. Data Center's templates write them without a context path, as its objects give them; on a Cloud site they are below
    /// <c>/wiki</c>, and other paths are those of other products.
    /// </summary>
    static readonly FrozenSet<string> OwnPaths = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "pages", "display", "spaces", "download", "plugins", "rest", "x", "s", "images", "label", "labels", "users", "admin", "includes", "profilepics");

    const string Action = ".action";

    readonly string _origin;
    readonly string _scheme;
    readonly string _context;
    readonly string _folder;
    readonly string _withoutQuery;

    SiteAddresses(Uri site, string page)
    {
        (_origin, _scheme, _context) = (site.GetLeftPart(UriPartial.Authority), site.Scheme, ContextOf(site));
        Page = _origin + _context + page;
        var query = Page.IndexOf('?', StringComparison.Ordinal);
        _withoutQuery = query < 0 ? Page : Page[..query];
        _folder = page.Length == 0 ? Page + "/" : _withoutQuery[..(_withoutQuery.LastIndexOf('/') + 1)];
    }

    /// <summary>The address of the page; that of the site where the page is not known.</summary>
    public string Page { get; }

    /// <summary>The addresses of a page; null when the site's own is none.</summary>
    /// <param name="siteBaseUrl">The site's, ending in <c>/wiki</c>.</param>
    /// <param name="pageId">The page; empty when it is not known.</param>
    /// <param name="pageType">Its type as the host names it.</param>
    /// <param name="spaceKey">Its space; empty when it is not known.</param>
    public static SiteAddresses? Create(string siteBaseUrl, string pageId, string pageType, string spaceKey)
    {
        ArgumentNullException.ThrowIfNull(pageId);
        ArgumentNullException.ThrowIfNull(spaceKey);
        if (!Uri.TryCreate(siteBaseUrl, UriKind.Absolute, out var site) || !WebAddress.IsOfWeb(site.Scheme))
        {
            return null;
        }

        var id = Uri.EscapeDataString(pageId);
        return new(
            site,
            id.Length == 0 ? ""
            : spaceKey.Length > 0 && string.Equals(pageType, "page", StringComparison.Ordinal) ? $"/spaces/{Uri.EscapeDataString(spaceKey)}/pages/{id}"
            : $"/pages/viewpage.action?pageId={id}");
    }

    /// <summary>The whole of a relative address; null for one that leads to a host or has a scheme of its own, and stays as it is.</summary>
    public string? Resolve(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var address = WebAddress.Normalize(written);
        if (WebAddress.SchemeOf(address) is { } scheme && IsScheme(scheme))
        {
            // With fewer than two slashes behind the scheme of the page, an address is relative.
            if (!scheme.Equals(_scheme, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            address = address[(scheme.Length + 1)..];
        }

        return address switch
        {
            ['/' or '\\', '/' or '\\', ..] => null,
            [] => Page,
            ['#', ..] => Page + address,
            ['?', ..] => _withoutQuery + address,
            ['/' or '\\', ..] => _origin + Complete(_context, address),
            _ => _folder + address,
        };
    }

    /// <summary>The path by which an address leads below the site, ending in none.</summary>
    internal static string ContextOf(Uri site) => site.AbsolutePath.TrimEnd('/');

    /// <summary>A path from the site's root, with the context path where it is one of Confluence's that lacks it.</summary>
    internal static string Complete(string context, string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var whole = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        var next = whole[1..].IndexOfAny('/', '\\');
        var first = next < 0 ? whole[1..] : whole.Slice(1, next);
        return (next >= 0 && OwnPaths.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first))
            || (next < 0 && whole.EndsWith(Action, StringComparison.OrdinalIgnoreCase)) ? context + path : path;
    }

    static bool IsScheme(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');
}
