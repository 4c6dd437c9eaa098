using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>What the output must be.</summary>
public enum RenderMarkup
{
    /// <summary>HTML for a frame.</summary>
    Html,

    /// <summary>Confluence storage format for the page itself; well-formed XML.</summary>
    [JsonStringEnumMemberName("Storage")]
    Storage,
}
