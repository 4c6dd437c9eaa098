using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>The differences between two definitions.</summary>
internal sealed record ComparisonDto(
    [property: Description("Fields but texts and parameters; rules by names such as rules.spaces.")] IReadOnlyList<FieldChangeDto> Fields,
    IReadOnlyList<ParameterChangeDto> Parameters,
    [property: Description("template, styles and script.")] IReadOnlyList<TextChangeDto> Texts,
    [property: Description("Shared parts: those that a revision was compiled with, and of the draft those that it names, as they are at present.")]
    IReadOnlyList<PartChangeDto> Parts);
