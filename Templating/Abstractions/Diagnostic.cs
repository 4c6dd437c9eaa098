namespace UserMacro.Templating.Abstractions;

/// <summary>A diagnostic on a place of a template, in plain words. Lines and columns count from 1.</summary>
/// <param name="IsError">Whether the template cannot be used.</param>
/// <param name="Code">Stable short name, for example <c>unknown-parameter</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Line">Line of the beginning.</param>
/// <param name="Column">Column of the beginning.</param>
/// <param name="EndLine">Line of the end.</param>
/// <param name="EndColumn">Column after the end.</param>
public sealed record Diagnostic(bool IsError, string Code, string Message, int Line, int Column, int EndLine, int EndColumn);
