using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Silo.Hosts;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>
/// Macros as pages store them, for what a request does not bring: bodies in exports, and parameters in Data Center's spelling. Asked of Confluence
/// as the app, for the page and macro of the verified token only, so that nobody sees a page that Confluence does not show them. A version's macros
/// never change; a few are kept in memory for a while.
/// </summary>
internal sealed class StoredMacros(ConfluenceClient confluence, HostSites sites, TimeProvider time) : IDisposable
{
    const int MaxRememberedCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    readonly AnswerCache<(TenantId Tenant, string Kind, PageMacro Macro), StoredMacro?> _macros = new(MaxRememberedCharacters, time);

    /// <summary>The macro; null when it cannot be obtained.</summary>
    public async Task<StoredMacro?> FindAsync(HostCaller caller, CancellationToken cancellation)
    {
        var context = caller.Context;
        var macro = new PageMacro(context.ContentId ?? "", context.ContentVersion ?? "", context.MacroId ?? "");
        if (!macro.IsSafe)
        {
            return null;
        }

        return await _macros.GetAsync((caller.Tenant, caller.Access.Kind, macro), () => AskAsync(sites.Of(caller.Access), macro), cancellation);
    }

    public void Dispose() => _macros.Dispose();

    async Task<Answer<StoredMacro?>> AskAsync(ConfluenceSite site, PageMacro macro)
    {
        if (await confluence.GetMacroAsync(site, macro, CancellationToken.None) is not ConfluenceAnswer<StoredMacro>.Ok { Value: var found })
        {
            return default;
        }

        return new(found, Remembered, found.Body.Length + found.Parameters.Sum(pair => pair.Key.Length + pair.Value.Length) + 1);
    }
}
