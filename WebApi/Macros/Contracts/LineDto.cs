namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>One line of a difference.</summary>
internal sealed record LineDto(LineChange Change, string Text);
