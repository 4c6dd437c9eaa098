using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using UserMacro.Atlassian.Confluence.Pages;

namespace UserMacro.Atlassian.Confluence;

/// <summary>
/// Asks a site as the app (docs/reference/connect-tokens.md#requests-of-the-app): every request signed for itself, to the site's own address only, no
/// redirects followed,
/// 10 s with all repeats and 4 MB at most; a site that keeps failing is left alone for a while. Failures are values. Safe for many threads.
/// </summary>
public sealed class ConfluenceClient
{
    /// <summary>The name of the client in the factory.</summary>
    public const string HttpClientName = "confluence";

    readonly SignedExchange _exchange;

    internal ConfluenceClient(SignedExchange exchange) => _exchange = exchange;

    /// <summary>
    /// Whether the site says that an account may administer it (docs/reference/confluence-rest.md#administrators). Ask at every use or keep the answer for
    /// 60 s at most.
    /// </summary>
    public Task<ConfluenceAnswer<bool>> UserMayAdministerAsync(ConfluenceSite site, string accountId, CancellationToken cancellationToken) =>
        _exchange.SendAsync(
            site,
            HttpMethod.Get,
            $"/rest/api/user?accountId={Uri.EscapeDataString(accountId)}&expand=operations",
            body: null,
            text => Read(text, ConfluenceJson.Default.UserOperations).MayAdminister(),
            cancellationToken);

    /// <summary>
    /// A macro as a published version stores it (7). The app may see what a viewer may not: ask only for a page that the host itself renders in its request, by
    /// the ids of its token.
    /// </summary>
    /// <exception cref="ArgumentException">The address is not <see cref="PageMacro.IsSafe">safe</see>.</exception>
    public Task<ConfluenceAnswer<StoredMacro>> GetMacroAsync(ConfluenceSite site, PageMacro macro, CancellationToken cancellationToken)
    {
        if (!macro.IsSafe)
        {
            throw new ArgumentException("The ID of a page or macro is invalid.", nameof(macro));
        }

        return _exchange.SendAsync(
            site,
            HttpMethod.Get,
            macro.Path,
            body: null,
            text => Read(text, ConfluenceJson.Default.MacroAnswer).ToMacro(),
            cancellationToken);
    }

    /// <summary>
    /// The macros of a page as one of its versions stores them; null when the site gives the page in another form, or it is too much to read. The app may
    /// see what a viewer may not: ask only for a page that the host itself renders in its request, by the ids of its token.
    /// </summary>
    /// <exception cref="ArgumentException">The address has no <see cref="PageAddress.Path"/>.</exception>
    public Task<ConfluenceAnswer<PageMacros?>> GetPageMacrosAsync(ConfluenceSite site, PageAddress page, CancellationToken cancellationToken) =>
        _exchange.SendAsync(
            site,
            HttpMethod.Get,
            page.Path ?? throw new ArgumentException("The page has no address.", nameof(page)),
            body: null,
            text => Read(text, ConfluenceJson.Default.PageAnswer).StorageOf(page.Version) is { } storage ? PageMacros.Read(storage) : null,
            cancellationToken);

    /// <summary>The answer to a question about the site's content, as text. The app may see what a viewer may not.</summary>
    /// <param name="site">The site.</param>
    /// <param name="address">Path and query below its base URL.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ConfluenceAnswer<string>> AskAsync(ConfluenceSite site, string address, CancellationToken cancellationToken) =>
        _exchange.SendAsync(site, HttpMethod.Get, address, body: null, text => text, cancellationToken);

    /// <summary>Whether the site shows a page to an account (docs/reference/confluence-rest.md#permissions).</summary>
    /// <exception cref="ArgumentException">The id is none of content.</exception>
    public Task<ConfluenceAnswer<bool>> MayReadAsync(ConfluenceSite site, string contentId, string accountId, CancellationToken cancellationToken)
    {
        if (contentId.Length == 0 || !contentId.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("The ID of a page is invalid.", nameof(contentId));
        }

        return _exchange.SendAsync(
            site,
            HttpMethod.Post,
            $"/rest/api/content/{contentId}/permission/check",
            JsonSerializer.SerializeToUtf8Bytes(new PermissionQuestion(new("user", accountId), "read"), ConfluenceJson.Default.PermissionQuestion),
            text => Read(text, ConfluenceJson.Default.PermissionAnswer).HasPermission,
            cancellationToken);
    }

    internal static T Read<T>(string text, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(text, type) ?? throw new JsonException();
}
