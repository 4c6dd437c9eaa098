using System.Text.Json.Nodes;

namespace UserMacro.Simulator.Frames;

/// <summary>What the browser needs to create a frame through Atlassian's bridge.</summary>
/// <param name="Url">The signed address of the frame.</param>
/// <param name="Ticket">Proves to the site which frame asks, when it wants a token.</param>
/// <param name="Parameters">Parameters of the macro, for <c>AP.confluence.getMacroData</c>; null for other modules.</param>
internal sealed record FrameDescription(
    string AddonKey, string ModuleKey, string ModuleType, string Url, string Ticket, JsonObject Context, string? Width, string? Height, bool FullPage,
        JsonObject? Parameters, string? Body);
