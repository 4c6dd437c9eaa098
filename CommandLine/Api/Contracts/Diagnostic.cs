using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A diagnostic on a place of a template; lines and columns count from 1.</summary>
internal sealed record Diagnostic(Severity Severity, string Code, string Message, int Line, int Column, int EndLine, int EndColumn);
