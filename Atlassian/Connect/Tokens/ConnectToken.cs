using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>A Connect token, parsed and NOT verified: trust nothing in it before a verifier has passed it.</summary>
public sealed record ConnectToken
{
    internal ConnectToken()
    {
    }

    /// <summary>The algorithm that the header names.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The id of the signing key; null for shared secrets.</summary>
    public string? KeyId { get; init; }

    /// <summary>Who signed: the client key of the site, or the app key in our own tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>The account of the viewer; null for anonymous viewers and some calls of the host itself.</summary>
    public string? Subject { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The claim <c>nbf</c>; null when absent.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The claim <c>qsh</c>; empty when absent.</summary>
    public required string QueryHash { get; init; }

    /// <summary>The claim <c>aud</c>; empty when absent.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    public HostContext Context { get; init; } = HostContext.Empty;

    internal string Text { get; init; } = "";

    internal byte[] Signature { get; init; } = [];

    /// <summary>The part of the text that is signed: header and payload.</summary>
    internal string SigningInput => Text[..Text.LastIndexOf('.')];

    /// <summary>
    /// Reads a token. False for anything that is not one: too long, not three parts, no JSON objects, duplicate names,
    /// a critical header, or missing or ill-typed claims (issuer, times in whole seconds).
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConnectToken? token)
    {
        token = text is { Length: > 0 and <= TokenLimits.MaxLength } ? TokenReader.Read(text) : null;
        return token is not null;
    }

    /// <summary>
    /// Names this token among all that its key ever signs, to recognise a second use: SHA-256 of what is signed, in lower-case
    /// hexadecimal digits. The signature is left out: it adds nothing, and base64 could spell it in more than one way.
    /// </summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(SigningInput)));

    /// <summary>Keeps claims out of logs.</summary>
    public override string ToString() => nameof(ConnectToken);
}
