namespace UserMacro.Atlassian.Connect.Lifecycle;

/// <summary>What a shared secret must be like to sign anything: a short one could be guessed from one token that it signed.</summary>
public static class SharedSecretRule
{
    /// <summary>The fewest characters. Atlassian's own have 64 and more.</summary>
    public const int MinLength = 16;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 1024;

    /// <summary>Whether a secret is long enough, not absurdly long, and of visible ASCII characters, as Atlassian's are.</summary>
    public static bool Allows(string secret) => secret.Length is >= MinLength and <= MaxLength && secret.All(character => character is > ' ' and <= '~');
}
