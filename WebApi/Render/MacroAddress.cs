using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render;

/// <summary>Where Confluence keeps a macro of a published page (docs/reference/confluence-rest.md#requests).</summary>
internal static class MacroAddress
{
    /// <summary>
    /// The path that a frame asks for the body, or without a body for the macro as it is stored; null when the page was never published or an id is not one.
    /// </summary>
    public static string? Create(MacroUse use, BodyMode mode)
    {
        var macro = new PageMacro(use.Page.Id, use.Page.Version, use.MacroId);
        if (!macro.IsSafe)
        {
            return null;
        }

        return mode == BodyMode.Rendered ? $"{macro.Path}/convert/view" : macro.Path;
    }

    /// <summary>The page and the macro on it, as one viewer may see them.</summary>
    public static DataScope PlaceOf(MacroUse use, TenantAccess access, string? accountId) =>
        new(use.Page.Id, use.Page.Type, use.Page.SpaceKey, accountId, access.BaseUrl);
}
