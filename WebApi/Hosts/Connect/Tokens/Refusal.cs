using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>Why a caller is refused. For the log only: the caller gets a bare 401, or 503 for <see cref="Busy"/>.</summary>
internal enum Refusal
{
    /// <summary>No token, more than one, or a text that is none.</summary>
    NoToken,

    /// <summary>The issuer never installed this app.</summary>
    UnknownIssuer,

    /// <summary>Too many issuers that nobody knows are being looked up; the same request may succeed later.</summary>
    Busy,

    /// <summary>The token check failed; <see cref="TokenFault"/> says how.</summary>
    BadToken,

    /// <summary>The installation is switched off or gone.</summary>
    NotEnabled,

    /// <summary>An operator revoked the installation's secret: the app must be installed again.</summary>
    Revoked,
}
