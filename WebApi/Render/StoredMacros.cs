using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>
/// Macros as pages store them, for what a request does not bring: bodies in exports, and parameters in Data Center's spelling. Asked of Confluence as the app, for the page and macro of
/// the verified token only, so that nobody sees a page that Confluence does not show them. A version's macros never change; a few are kept in memory for a while.
/// </summary>
internal sealed class StoredMacros(ConfluenceClient confluence, ConnectApp app) : IDisposable
{
    const int MaxRememberedCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    readonly MemoryCache _macros = new(new MemoryCacheOptions { SizeLimit = MaxRememberedCharacters });

    /// <summary>The macro; null when it cannot be had.</summary>
    public async Task<StoredMacro?> FindAsync(HostCaller caller, CancellationToken cancellation)
    {
        var context = caller.Context;
        var macro = new PageMacro(context.ContentId ?? "", context.ContentVersion ?? "", context.MacroId ?? "");
        if (!macro.IsSafe)
            return null;
        var key = (caller.Tenant, macro);
        if (_macros.TryGetValue(key, out StoredMacro? known))
            return known;
        var site = new ConfluenceSite(caller.Access.BaseUrl, caller.Access.ClientKey, caller.Access.SharedSecret, app.Key);
        if (await confluence.GetMacroAsync(site, macro, cancellation) is not ConfluenceAnswer<StoredMacro>.Ok { Value: var found })
            return null;
        var size = found.Body.Length + found.Parameters.Sum(pair => pair.Key.Length + pair.Value.Length) + 1;
        _macros.Set(key, found, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = Remembered });
        return found;
    }

    public void Dispose() => _macros.Dispose();
}
