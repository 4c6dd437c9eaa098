namespace UserMacro.Grains.Interfaces.Accounts;

/// <summary>What replaces an account id that was forgotten, so that what names the person can be saved again without losing them.</summary>
public static class FormerUser
{
    const string Prefix = "former-user:";

    /// <summary>The text for a handle whose account is forgotten.</summary>
    public static string For(string handle) => Prefix + handle;

    /// <summary>The handle in such a text; null for any other text.</summary>
    public static string? HandleOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;
    }
}
