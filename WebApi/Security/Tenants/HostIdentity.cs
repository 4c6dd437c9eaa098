namespace UserMacro.WebApi.Security.Tenants;

/// <summary>The host identity of an installation: the kind of the host, a colon, and the host's own name of it (docs/glossary.md).</summary>
internal static class HostIdentity
{
    const char Separator = ':';
    const int MaxNameLength = 255;

    /// <summary>Whether a text can be one. What cannot is not looked for.</summary>
    public static bool IsOne(string text) =>
        text.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end
        && text.Length - end - 1 is > 0 and <= MaxNameLength
        && text.All(character => character is > ' ' and <= '~');
}
