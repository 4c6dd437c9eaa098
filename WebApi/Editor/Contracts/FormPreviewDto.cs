namespace UserMacro.WebApi.Editor.Contracts;

/// <summary>Output for the values in the form: HTML with styles, or storage format; neither when there is none.</summary>
internal sealed record FormPreviewDto(string? Html, string? Storage, string Styles, string? Notice);
