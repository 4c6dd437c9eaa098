using System.Collections.Immutable;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Snippets;

/// <summary>A template with its snippets put in, and the way back from its places to those of the text that somebody wrote.</summary>
public sealed class Expansion
{
    readonly string _source;
    readonly ImmutableArray<Segment> _segments;

    internal Expansion(string source, string text, ImmutableArray<Segment> segments, ImmutableArray<Diagnostic> diagnostics) =>
        (_source, Text, _segments, Diagnostics) = (source, text, segments, diagnostics);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>What is wrong with the snippets; all are errors at the place in the written text that names them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// A diagnostic on a place of <see cref="Text"/>, at the place of the written text that it comes from. One inside a snippet names that and is where it was
    /// put in.
    /// </summary>
    public Diagnostic Locate(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (_segments.Length == 0)
        {
            return diagnostic;
        }

        var start = new Position(diagnostic.Line, diagnostic.Column).OffsetIn(Text);
        var segment = _segments.LastOrDefault(one => one.Start <= start, _segments[0]);
        if (segment.Snippet is not null)
        {
            var place = Position.At(_source, segment.Origin);
            return diagnostic with
            {
                Message = $"In the snippet “{segment.Snippet}”: {diagnostic.Message}",
                Line = place.Line,
                Column = place.Column,
                EndLine = place.Line,
                EndColumn = place.Column,
            };
        }

        var end = Math.Max(start, new Position(diagnostic.EndLine, diagnostic.EndColumn).OffsetIn(Text));
        var (from, to) = (Position.At(_source, segment.Origin + start - segment.Start), Position.At(_source, segment.Origin + end - segment.Start));
        return diagnostic with { Line = from.Line, Column = from.Column, EndLine = to.Line, EndColumn = to.Column };
    }
}
