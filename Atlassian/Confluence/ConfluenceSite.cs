namespace UserMacro.Atlassian.Confluence;

/// <summary>A site to ask, and how to prove that we may.</summary>
/// <param name="BaseUrl">The address of the installation record, ending in <c>/wiki</c>; nothing is ever sent elsewhere.</param>
/// <param name="ClientKey">The site's own name for the installation.</param>
/// <param name="SharedSecret">The newest secret of the installation.</param>
/// <param name="AppKey">Our app key.</param>
public sealed record ConfluenceSite(string BaseUrl, string ClientKey, string SharedSecret, string AppKey)
{
    /// <summary>Keeps the secret out of logs.</summary>
    public override string ToString() => nameof(ConfluenceSite);
}
