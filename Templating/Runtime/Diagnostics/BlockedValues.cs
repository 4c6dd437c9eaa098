using System.Collections.Immutable;
using Scriban.Parsing;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Diagnostics;

/// <summary>The places of values in place of which something harmless was written; a few of them at most.</summary>
internal sealed class BlockedValues
{
    const string Code = "value-blocked";
    const string Message = "A value is not allowed here and was replaced: it could have changed more than this place of the output.";

    readonly List<Diagnostic> _found = [];

    public ImmutableArray<Diagnostic> Found => [.. _found];

    public void Add(SourceSpan span)
    {
        var diagnostic = DiagnosticReport.At(isError: false, Code, Message, span);
        if (_found.Count < CompilationResult.MaxDiagnostics && !_found.Contains(diagnostic))
        {
            _found.Add(diagnostic);
        }
    }
}
