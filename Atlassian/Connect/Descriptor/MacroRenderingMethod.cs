using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>How the host asks for the output of a static macro.</summary>
[JsonConverter(typeof(WordConverter<MacroRenderingMethod>))]
public enum MacroRenderingMethod
{
    /// <summary>With the variables in the query; of the body 128 characters.</summary>
    [JsonStringEnumMemberName("get")]
    Get,

    /// <summary>With the variables, and the whole body, in a form.</summary>
    [JsonStringEnumMemberName("post")]
    Post,
}
