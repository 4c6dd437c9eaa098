using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.RateBudgets;
using UserMacro.Silo.Hosts;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Makes the source of data of one static render.</summary>
internal sealed class AppDataFactory(
    ConfluenceClient confluence, HostSites sites, IGrainFactory grains, DataCache cache, DataMetrics metrics, TimeProvider time)
{
    public AppData For(HostCaller caller, MacroUse use)
    {
        // Only of the page that the token names: the host has decided that this viewer sees it.
        var place = new DataScope(caller.Context.ContentId ?? "", use.Page.Type, use.Page.SpaceKey, caller.AccountId, caller.Access.BaseUrl);
        var site = sites.Of(caller.Access);
        var points = grains.GetGrain<IRateBudgetGrain>(GrainKeys.Tenant(caller.Tenant));
        return new(place, new(confluence, site, points, cache, (caller.Tenant, caller.Access.Kind), $"{place.ContentId}@{use.Page.Version}", metrics, time));
    }
}
