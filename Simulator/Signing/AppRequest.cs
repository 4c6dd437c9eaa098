using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Signing;

/// <summary>A request from the site to the app.</summary>
/// <param name="Target">Path and query below the app's base URL, exactly as sent, without the token.</param>
/// <param name="Form">Fields of a form body, which the query hash then covers (docs/reference/connect-tokens.md#query-hash).</param>
internal sealed record AppRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>>? Form = null)
{
    /// <summary>The address that the request is sent to.</summary>
    public string Url(Installation app) => app.BaseUrl + Target;

    /// <summary>The hash leaves out the path of the app's base URL (docs/reference/connect-tokens.md#query-hash).</summary>
    public string QueryHash(Installation app)
    {
        var basePath = new Uri(app.BaseUrl).AbsolutePath.TrimEnd('/');
        return Atlassian.Connect.Tokens.QueryHash.Compute(Method, basePath + Target, basePath, Form);
    }
}
