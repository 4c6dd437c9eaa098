using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>The controls that the host's form has.</summary>
[JsonConverter(typeof(WordConverter<MacroParameterType>))]
public enum MacroParameterType
{
    /// <summary>One line of text.</summary>
    [JsonStringEnumMemberName("string")]
    String,

    /// <summary>A check box.</summary>
    [JsonStringEnumMemberName("boolean")]
    Boolean,

    /// <summary>A list of fixed values.</summary>
    [JsonStringEnumMemberName("enum")]
    Enum,

    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("int")]
    Int,

    /// <summary>A link.</summary>
    [JsonStringEnumMemberName("url")]
    Url,

    /// <summary>A person; the value is an account id.</summary>
    [JsonStringEnumMemberName("username")]
    Username,

    /// <summary>A space, by its key.</summary>
    [JsonStringEnumMemberName("spacekey")]
    SpaceKey,

    /// <summary>A page or blog post, by its title.</summary>
    [JsonStringEnumMemberName("confluence-content")]
    ConfluenceContent,

    /// <summary>An attachment of the page, by its name.</summary>
    [JsonStringEnumMemberName("attachment")]
    Attachment,

    /// <summary>A label.</summary>
    [JsonStringEnumMemberName("label")]
    Label,
}
