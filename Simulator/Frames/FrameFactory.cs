using System.Text.Json.Nodes;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Frames;

/// <summary>Signs the addresses of the app's frames, with the parameters that the host always adds (docs/reference/connect-descriptor.md#addresses).</summary>
internal sealed class FrameFactory(HostSigner signer, FrameContextTickets tickets)
{
    public FrameDescription Macro(Site site, Installation app, MacroModule module, MacroInvocation use, MacroLocation place, SimulatedUser user)
    {
        var parameters =
            new JsonObject(
                use.Parameters.DistinctBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return Create(
            site, app, module.Key, ModuleTypes.DynamicMacros, MacroUrl.Fill(module.Url, module, use, place), user, FrameContext.OfMacro(site, use, place)) with
        {
            Width = module.Width,
            Height = module.Height,
            Parameters = parameters,
        };
    }

    /// <summary>
    /// The dialog in which the app itself edits a macro (docs/reference/connect-bridge.md#macro-editor-dialog); it reads parameters and body through the
    /// bridge.
    /// </summary>
    public FrameDescription Editor(Site site, Installation app, MacroModule module, MacroInvocation use, MacroLocation place, SimulatedUser user) =>
        Create(site, app, module.Key, "macroEditor", MacroUrl.Fill(module.EditorUrl!, module, use, place), user, FrameContext.OfMacro(site, use, place)) with
        {
            Parameters = new JsonObject(
                use.Parameters.DistinctBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            Body = use.Body,
        };

    public FrameDescription Page(Site site, Installation app, string moduleKey, string moduleType, string url, SimulatedUser user) =>
        Create(site, app, moduleKey, moduleType, url, user, FrameContext.OfSite(site)) with { FullPage = true };

    FrameDescription Create(Site site, Installation app, string moduleKey, string moduleType, string target, SimulatedUser user, JsonObject context)
    {
        var separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var full = $"{target}{separator}xdm_e={Uri.EscapeDataString(site.Origin)}&xdm_c=channel-{app.AppKey}__{moduleKey}"
            + $"&cp={Uri.EscapeDataString(Site.ContextPath)}&xdm_deprecated_addon_key_do_not_use={app.AppKey}&lic=none&cv=1000.0.0";
        var request = new AppRequest("GET", full);
        return new FrameDescription(
            app.AppKey, moduleKey, moduleType,
            $"{request.Url(app)}&jwt={signer.Request(site, app, request, user, context)}",
            tickets.Seal(site.State.ClientKey, user.Subject, context),
            (JsonObject)context["confluence"]!.DeepClone(),
            Width: null, Height: null, FullPage: false, Parameters: null, Body: null);
    }
}
