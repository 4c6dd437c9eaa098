using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render;

/// <summary>The origins under which a site shows our frames.</summary>
internal static class SiteOrigins
{
    /// <summary>Its own address and, where it has one, its custom domain, separated by a space.</summary>
    public static string For(TenantAccess access)
    {
        var own = OriginOf(access.BaseUrl);
        var custom = access.DisplayUrl is { } url ? OriginOf(url) : own;
        return string.Equals(own, custom, StringComparison.Ordinal) ? own : $"{own} {custom}";
    }

    // An origin from Uri is ASCII without spaces, commas or semicolons, so it cannot break out of a policy.
    static string OriginOf(string url)
    {
        var uri = new Uri(url);
        return uri.IsDefaultPort
            ? $"{uri.Scheme}://{uri.IdnHost}"
            : $"{uri.Scheme}://{uri.IdnHost}:{uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
