namespace UserMacro.CommandLine.Findings;

/// <summary>A place in a file; lines and columns count from 1.</summary>
/// <param name="File">The file, relative to the folder of the macros, with slashes.</param>
internal sealed record SourcePosition(string File, int Line = 1, int Column = 1, int? EndLine = null, int? EndColumn = null);
