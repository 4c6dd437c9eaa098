using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>How a macro is placed in the text.</summary>
[JsonConverter(typeof(WordConverter<MacroOutputType>))]
public enum MacroOutputType
{
    /// <summary>On its own line.</summary>
    [JsonStringEnumMemberName("block")]
    Block,

    /// <summary>Within the line.</summary>
    [JsonStringEnumMemberName("inline")]
    Inline,
}
