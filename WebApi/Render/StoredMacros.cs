using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Silo.Hosts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>
/// Macros as pages store them, for what a request does not bring: bodies in exports, and parameters in Data Center's spelling. Asked of Confluence
/// as the app, for the page and macro of the verified token only, so that nobody sees a page that Confluence does not show them. A version's macros
/// never change; a few are kept in memory for a while.
/// </summary>
internal sealed class StoredMacros(ConfluenceClient confluence, HostSites sites) : IDisposable
{
    const int MaxRememberedCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    readonly MemoryCache _macros = new(new MemoryCacheOptions { SizeLimit = MaxRememberedCharacters });
    readonly SingleFlight<(TenantId Tenant, string Kind, PageMacro Macro), StoredMacro?> _questions = new();

    /// <summary>The macro; null when it cannot be obtained.</summary>
    public async Task<StoredMacro?> FindAsync(HostCaller caller, CancellationToken cancellation)
    {
        var context = caller.Context;
        var macro = new PageMacro(context.ContentId ?? "", context.ContentVersion ?? "", context.MacroId ?? "");
        if (!macro.IsSafe)
            return null;
        var key = (caller.Tenant, caller.Access.Kind, macro);
        if (_macros.TryGetValue(key, out StoredMacro? known))
            return known;
        var site = sites.Of(caller.Access);
        return await _questions.AskAsync(key, _ => AskAsync(key, site)).WaitAsync(cancellation);
    }

    public void Dispose() => _macros.Dispose();

    async Task<StoredMacro?> AskAsync((TenantId Tenant, string Kind, PageMacro Macro) key, ConfluenceSite site)
    {
        // Another question may have ended since its asker looked; this one belongs to all who wait for it.
        if (_macros.TryGetValue(key, out StoredMacro? known))
            return known;
        if (await confluence.GetMacroAsync(site, key.Macro, CancellationToken.None) is not ConfluenceAnswer<StoredMacro>.Ok { Value: var found })
            return null;
        var size = found.Body.Length + found.Parameters.Sum(pair => pair.Key.Length + pair.Value.Length) + 1;
        _macros.Set(key, found, new MemoryCacheEntryOptions { Size = size, AbsoluteExpirationRelativeToNow = Remembered });
        return found;
    }
}
