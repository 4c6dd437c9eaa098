using System.Net.Http.Headers;

namespace UserMacro.Atlassian.Http;

/// <summary>Proves to one site that requests are ours.</summary>
public interface IRequestSigner
{
    /// <summary>The <c>Authorization</c> header of one try of a request.</summary>
    AuthenticationHeaderValue Sign(HttpMethod method, Uri address);
}
