namespace UserMacro.WebApi.Editor.Contracts;

/// <summary>A macro that a generic module can show.</summary>
internal sealed record MacroChoiceDto(string Key, string Name, string Description);
