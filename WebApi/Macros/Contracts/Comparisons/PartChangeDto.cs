using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>One shared part that differs.</summary>
internal sealed record PartChangeDto(
    string Name,
    PartChange Change,
    [property: Description("kind and language, where they differ.")] IReadOnlyList<FieldChangeDto> Fields,
    [property: Description("template, styles and script, where they differ.")] IReadOnlyList<TextChangeDto> Texts);

/// <summary>How a shared part differs.</summary>
internal enum PartChange
{
    /// <summary>Only the later side uses it.</summary>
    Added,

    /// <summary>Only the previous side uses it.</summary>
    Removed,

    /// <summary>Both use it, with different contents.</summary>
    Changed,
}
