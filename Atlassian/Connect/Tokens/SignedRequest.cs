namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>The request that a query hash must cover.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawTarget">Path and query exactly as on the wire.</param>
/// <param name="BasePath">The path part of the base URL that the sender knows; empty when there is none.</param>
/// <param name="Form">The decoded fields of a form body; null where the body is no part of the hash.</param>
public sealed record SignedRequest(string Method, string RawTarget, string BasePath, IEnumerable<KeyValuePair<string, string>>? Form = null)
{
    internal bool HasHash(string claimed) => QueryHash.Matches(claimed, Method, RawTarget, BasePath, Form);

    /// <summary>Keeps the target, which may carry a token, out of logs.</summary>
    public override string ToString() => nameof(SignedRequest);
}
