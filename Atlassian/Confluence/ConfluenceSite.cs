using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Confluence;

/// <summary>A site to ask, and how to prove that we may.</summary>
/// <param name="BaseUrl">The address of the installation record, ending in <c>/wiki</c>; nothing is ever sent elsewhere.</param>
/// <param name="Signer">Proves that we may ask; null when nothing can, as <see cref="Obstacle"/> says.</param>
public sealed record ConfluenceSite(string BaseUrl, IRequestSigner? Signer)
{
    /// <summary>Why the site cannot be asked; the answer to every question.</summary>
    public string Obstacle { get; private init; } = "";

    /// <summary>A site that cannot be asked.</summary>
    /// <param name="baseUrl">Its address.</param>
    /// <param name="obstacle">Why.</param>
    public static ConfluenceSite Unreachable(string baseUrl, string obstacle) => new(baseUrl, Signer: null) { Obstacle = obstacle };

    /// <summary>Keeps what proves us out of logs.</summary>
    public override string ToString() => nameof(ConfluenceSite);
}
