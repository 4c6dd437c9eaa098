namespace UserMacro.WebApi.Macros.Contracts.Comparisons;

/// <summary>One line of a difference.</summary>
internal sealed record LineDto(LineChange Change, string Text);
