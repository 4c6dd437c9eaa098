namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>
/// Why a token is refused. For the log only: a caller gets a bare 401, or 503 for <see cref="KeyUnavailable"/>; a verified sender learns of
/// <see cref="SecretRefused"/> by 400.
/// </summary>
public enum TokenFault
{
    /// <summary>The token is good.</summary>
    None,

    /// <summary>No token, more than one, or a text that is none.</summary>
    Malformed,

    /// <summary>The header names another algorithm than the one required.</summary>
    WrongAlgorithm,

    /// <summary>The signature is not that of the key or of any of the secrets.</summary>
    BadSignature,

    /// <summary>Past its end.</summary>
    Expired,

    /// <summary>Issued in the future.</summary>
    IssuedLater,

    /// <summary>Says that it is good from a later time on.</summary>
    NotYetGood,

    /// <summary>Its end is not after its beginning.</summary>
    EndsBeforeItBegins,

    /// <summary>Issued longer ago than <see cref="TokenLimits.LifecycleLifetime"/>.</summary>
    TooOld,

    /// <summary>Made to last longer than <see cref="TokenLimits.LifecycleLifetime"/>.</summary>
    LastsTooLong,

    /// <summary>Signed for another request.</summary>
    WrongQueryHash,

    /// <summary>A context token where a query hash is required.</summary>
    ContextTokenRefused,

    /// <summary>A token of a request where a context token is required.</summary>
    ContextTokenRequired,

    /// <summary>The key id is missing or not of the form that the key server uses.</summary>
    KeyIdRefused,

    /// <summary>The key server does not know the key.</summary>
    KeyUnknown,

    /// <summary>The key server cannot be asked now; the same message may succeed later.</summary>
    KeyUnavailable,

    /// <summary>Meant for another app's address.</summary>
    WrongAudience,

    /// <summary>The issuer is not the client key of the message.</summary>
    WrongIssuer,

    /// <summary>The message is for another app.</summary>
    WrongApp,

    /// <summary>The site's address is not one that the configuration allows.</summary>
    SiteRefused,

    /// <summary>The shared secret is too short, too long, or holds what no secret holds.</summary>
    SecretRefused,
}
