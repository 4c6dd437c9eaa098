namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>One parameter that differs.</summary>
internal sealed record ParameterChangeDto(string Name, ParameterChange Change, IReadOnlyList<FieldChangeDto> Fields);
