using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>One shared part that differs.</summary>
internal sealed record PartChangeDto(
    string Name,
    PartChange Change,
    [property: Description("kind and language, where they differ.")] IReadOnlyList<FieldChangeDto> Fields,
    [property: Description("template, styles and script, where they differ.")] IReadOnlyList<TextChangeDto> Texts);

/// <summary>What became of a shared part.</summary>
internal enum PartChange
{
    /// <summary>The later side uses it, the former one does not.</summary>
    Added,

    /// <summary>The former side uses it, the later one does not.</summary>
    Removed,

    /// <summary>Both use it, with other contents.</summary>
    Changed,
}
