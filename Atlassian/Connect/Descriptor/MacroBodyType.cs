using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>The kinds of body of a macro.</summary>
[JsonConverter(typeof(WordConverter<MacroBodyType>))]
public enum MacroBodyType
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Text without format.</summary>
    [JsonStringEnumMemberName("plain-text")]
    PlainText,

    /// <summary>Anything that a page can hold.</summary>
    [JsonStringEnumMemberName("rich-text")]
    RichText,
}
