namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>One parameter that differs.</summary>
internal sealed record ParameterChangeDto(string Name, ParameterChange Change, IReadOnlyList<FieldChangeDto> Fields);
