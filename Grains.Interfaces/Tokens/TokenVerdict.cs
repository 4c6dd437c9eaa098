namespace UserMacro.Grains.Interfaces.Tokens;

/// <summary>The result of checking an API token.</summary>
public enum TokenVerdict
{
    /// <summary>It is good.</summary>
    Good,

    /// <summary>The tenant has no token with this id.</summary>
    Unknown,

    /// <summary>The secret is another.</summary>
    WrongSecret,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}
