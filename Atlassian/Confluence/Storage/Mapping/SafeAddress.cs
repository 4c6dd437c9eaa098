using System.Collections.Frozen;
using System.Text;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping;

/// <summary>Decides which addresses may stand in storage format: judged as a browser's URL parser reads them, whatever element they come from.</summary>
internal static class SafeAddress
{
    static readonly FrozenSet<string> Web = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https");

    /// <summary>The address as browsers see it: without control characters and spaces at its ends, tabs and line breaks nowhere.</summary>
    public static string Normalize(string address)
    {
        var result = new StringBuilder(address.Length);
        foreach (var c in address)
        {
            if (c is not ('\t' or '\n' or '\r'))
                result.Append(c);
        }

        var start = 0;
        var end = result.Length;
        while (start < end && result[start] <= ' ')
            start++;
        while (end > start && result[end - 1] <= ' ')
            end--;
        return result.ToString(start, end - start);
    }

    /// <summary>The whole of an address of the web, which may begin at the site's root; null when it is none.</summary>
    public static Uri? Resolve(string address, StoragePlace place) =>
        IsHarmless(address) && place.Resolve(Normalize(address)) is { } whole && Web.Contains(whole.Scheme) ? whole : null;

    /// <summary>As <see cref="Resolve"/>, or one to write mail to.</summary>
    public static Uri? ResolveLink(string address, StoragePlace place) =>
        Resolve(address, place) ?? (place.Resolve(Normalize(address)) is { Scheme: "mailto" } mail ? mail : null);

    /// <summary>Whether an address that is kept as it stands is relative, or leads to the web.</summary>
    public static bool IsHarmless(string address)
    {
        var text = Normalize(address);
        var end = text.AsSpan().IndexOfAny(":/?#\\");
        return end < 0 || text[end] != ':' || Web.Contains(text[..end]);
    }
}
