using UserMacro.CommandLine.Contracts;

namespace UserMacro.CommandLine.Findings;

/// <summary>A diagnostic on a place of a macro's files.</summary>
/// <param name="Code">Stable short name, for example <c>unknown-member</c>.</param>
internal sealed record Finding(SourcePosition Place, Severity Severity, string Code, string Message);
