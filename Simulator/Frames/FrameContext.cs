using System.Text.Json.Nodes;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;

namespace UserMacro.Simulator.Frames;

/// <summary>The claim <c>context</c> of tokens (docs/reference/connect-tokens.md#tokens-of-the-host).</summary>
internal static class FrameContext
{
    public static JsonObject OfMacro(Site site, MacroInvocation use, MacroLocation place) => Wrap(site, new JsonObject
    {
        ["editor"] = new JsonObject { ["version"] = "v2" },
        ["macro"] = new JsonObject { ["outputType"] = place.OutputType, ["hash"] = use.Id, ["id"] = use.Id },
        ["content"] = new JsonObject { ["type"] = "page", ["version"] = place.VersionText, ["id"] = place.PageId },
        ["space"] = new JsonObject { ["key"] = place.Space.Key, ["id"] = place.Space.Id },
    });

    /// <summary>A page of the app that belongs to no content, such as its admin page.</summary>
    public static JsonObject OfSite(Site site) => Wrap(site, []);

    static JsonObject Wrap(Site site, JsonObject confluence) => new()
    {
        ["confluence"] = confluence,
        ["license"] = new JsonObject { ["active"] = true },
        ["url"] = new JsonObject { ["displayUrl"] = site.BaseUrl },
    };
}
