using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The required kind of output.</summary>
public enum RenderMarkup
{
    /// <summary>HTML for a frame.</summary>
    Html,

    /// <summary>Confluence storage format for the page itself; well-formed XML.</summary>
    [JsonStringEnumMemberName("Storage")]
    Storage,
}
