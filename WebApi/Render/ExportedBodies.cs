using Microsoft.Extensions.Caching.Memory;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>
/// Bodies of framed macros for exports, whose requests bring none of more than 128 characters: asked of Confluence as the app, for the page and macro of the verified token only,
/// so that whoever exports sees no page that Confluence does not show them. A version's body never changes; a few are kept in memory for a while.
/// </summary>
internal sealed class ExportedBodies(ConfluenceClient confluence, ConnectApp app) : IDisposable
{
    const int MaxRememberedCharacters = 16 * 1024 * 1024;

    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    readonly MemoryCache _bodies = new(new MemoryCacheOptions { SizeLimit = MaxRememberedCharacters });

    /// <summary>The body; null when it cannot be had.</summary>
    public async Task<string?> FindAsync(HostCaller caller, CancellationToken cancellation)
    {
        var context = caller.Context;
        var macro = new PageMacro(context.ContentId ?? "", context.ContentVersion ?? "", context.MacroId ?? "");
        if (!macro.IsSafe)
            return null;
        var key = (caller.Tenant, macro);
        if (_bodies.TryGetValue(key, out string? known))
            return known;
        var site = new ConfluenceSite(caller.Access.BaseUrl, caller.Access.ClientKey, caller.Access.SharedSecret, app.Key);
        if (await confluence.GetMacroBodyAsync(site, macro, cancellation) is not ConfluenceAnswer<MacroBody>.Ok { Value: var found })
            return null;
        var body = found.Body ?? "";
        _bodies.Set(key, body, new MemoryCacheEntryOptions { Size = body.Length + 1, AbsoluteExpirationRelativeToNow = Remembered });
        return body;
    }

    public void Dispose() => _bodies.Dispose();
}
