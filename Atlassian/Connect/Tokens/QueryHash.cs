using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The query hash (<c>qsh</c>) that ties a token to one request; docs/reference/connect-tokens.md#query-hash.</summary>
public static class QueryHash
{
    /// <summary>The hash of a request, in 64 lower-case hexadecimal digits.</summary>
    /// <param name="method">The HTTP method, in any case.</param>
    /// <param name="rawTarget">Path and query exactly as on the wire, neither decoded nor normalised.</param>
    /// <param name="basePath">The path part of the base URL, which is left out; empty when there is none.</param>
    /// <param name="form">The decoded fields of a form body, where the hash must cover them: used when the target has no query.</param>
    /// <exception cref="ArgumentException">The query contains a malformed escape.</exception>
    public static string Compute(string method, string rawTarget, string basePath, IEnumerable<KeyValuePair<string, string>>? form = null) =>
        CanonicalRequest.TryRead(method, rawTarget, basePath, form, out var request)
            ? Hash(request.ToText(byEncodedName: true))
            : throw new ArgumentException("The query contains a malformed escape.", nameof(rawTarget));

    /// <summary>Whether a token's query hash is that of the request; parameters as for <see cref="Compute"/>.</summary>
    /// <remarks>
    /// Names are sorted in their encoded form and, should that not match, decoded, as one of the host's libraries does.
    /// A request with a form and a query at once never matches: the hash would leave the form open.
    /// </remarks>
    public static bool Matches(string claimed, string method, string rawTarget, string basePath, IEnumerable<KeyValuePair<string, string>>? form = null) =>
        !(form is not null && CanonicalRequest.HasQuery(rawTarget))
        && CanonicalRequest.TryRead(method, rawTarget, basePath, form, out var request)
        && (IsHashOf(claimed, request.ToText(byEncodedName: true)) || IsHashOf(claimed, request.ToText(byEncodedName: false)));

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static bool IsHashOf(string claimed, string text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(claimed), Encoding.ASCII.GetBytes(Hash(text)));
}
