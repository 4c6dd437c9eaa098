using System.Collections.Immutable;
using Scriban.Parsing;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Diagnostics;

/// <summary>Gathers the diagnostics of one compilation and keeps 20 of them, errors first.</summary>
internal sealed class DiagnosticReport
{
    const int MaxKept = 500;

    // Apart from one another: however many warnings there are, an error is never lost among them.
    readonly HashSet<Diagnostic> _errors = [];
    readonly HashSet<Diagnostic> _warnings = [];

    public bool HasErrors => _errors.Count > 0;

    /// <summary>Whether another error would be kept: else its message need not be put together.</summary>
    public bool TakesErrors => _errors.Count < MaxKept;

    /// <summary>Whether another warning would be kept.</summary>
    public bool TakesWarnings => _warnings.Count < MaxKept;

    public void Error(string code, string message, SourceSpan span) => Add(isError: true, code, message, span);

    public void Warning(string code, string message, SourceSpan span) => Add(isError: false, code, message, span);

    public CompilationResult Failed() => new(null, Shown());

    public CompilationResult Succeeded(CompiledTemplate template) => new(template, Shown());

    public static Diagnostic At(bool isError, string code, string message, SourceSpan span)
    {
        // The parser's spans count from 0, include their last character, and are sometimes empty or reversed.
        var start = span.Start;
        var end = span.End.Line > start.Line || (span.End.Line == start.Line && span.End.Column > start.Column) ? span.End : start;
        return new(isError, code, message, Math.Max(start.Line, 0) + 1, Math.Max(start.Column, 0) + 1, Math.Max(end.Line, 0) + 1, Math.Max(end.Column, 0) + 2);
    }

    void Add(bool isError, string code, string message, SourceSpan span)
    {
        var kept = isError ? _errors : _warnings;
        if (kept.Count < MaxKept)
        {
            kept.Add(At(isError, code, message, span));
        }
    }

    // What is said once goes before what is said again elsewhere.
    ImmutableArray<Diagnostic> Shown() => [.. InOrder(ByReason().Take(CompilationResult.MaxDiagnostics))];

    IEnumerable<Diagnostic> ByReason() => InOrder(_errors.Concat(_warnings))
        .GroupBy(known => (known.Code, known.Message))
        .SelectMany(same => same.Index())
        .OrderByDescending(known => known.Item.IsError).ThenBy(known => known.Index)
        .Select(known => known.Item);

    static IOrderedEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.OrderByDescending(known => known.IsError).ThenBy(known => known.Line).ThenBy(known => known.Column);
}
