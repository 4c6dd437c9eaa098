using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>What differs between two definitions.</summary>
internal sealed record ComparisonDto(
    [property: Description("Fields but texts and parameters; rules by names such as rules.spaces.")] IReadOnlyList<FieldChangeDto> Fields,
    IReadOnlyList<ParameterChangeDto> Parameters,
    [property: Description("template, styles and script.")] IReadOnlyList<TextChangeDto> Texts);
