using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.WebApi.Render;

/// <summary>Where Confluence keeps a macro of a published page (docs/reference/confluence-rest.md#requests).</summary>
internal static class MacroAddress
{
    /// <summary>
    /// The path that a frame asks for the body, or without a body for the macro as it is stored; null when the page was never published or an id is not one.
    /// </summary>
    public static string? Create(MacroInvocation use, BodyMode mode)
    {
        var macro = new PageMacro(use.Page.Id, use.Page.Version, use.MacroId);
        if (!macro.IsSafe)
            return null;
        return mode == BodyMode.Rendered ? $"{macro.Path}/convert/view" : macro.Path;
    }
}
