using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>What dynamic and static macros have in common (docs/reference/connect-descriptor.md#macro-modules).</summary>
public abstract record ContentMacro
{
    /// <summary><c>[a-zA-Z0-9-]{1,100}</c>, unlike any other macro of the site; the macro's name in storage format.</summary>
    [JsonPropertyOrder(-9)]
    public required string Key { get; init; }

    [JsonPropertyOrder(-8)]
    public required LocalizedText Name { get; init; }

    /// <summary>A path below the base URL with variables; what it does not name, the host does not send.</summary>
    [JsonPropertyOrder(-7)]
    public required string Url { get; init; }

    public LocalizedText? Description { get; init; }

    public MacroIcon? Icon { get; init; }

    public MacroDocumentation? Documentation { get; init; }

    /// <summary>Whether the macro browser leaves it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Hidden { get; init; }

    /// <summary>Sections of the macro browser, of the host's fixed list.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    public MacroOutputType OutputType { get; init; }

    public MacroBodyType BodyType { get; init; }

    /// <summary>Further names under which the macro browser finds it.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    public IReadOnlyList<MacroParameter>? Parameters { get; init; }

    /// <summary>The app's own dialog in place of the host's form.</summary>
    public MacroEditorDialog? Editor { get; init; }
}

/// <summary>Where the macro browser's form sends people who want to know more.</summary>
/// <param name="Url">The address.</param>
public sealed record MacroDocumentation(string Url);

/// <summary>The icon of a macro in the macro browser.</summary>
/// <param name="Url">Where the host fetches it.</param>
public sealed record MacroIcon(string Url)
{
    /// <summary>In pixels.</summary>
    public int Width { get; init; } = 80;

    /// <summary>In pixels.</summary>
    public int Height { get; init; } = 80;
}
