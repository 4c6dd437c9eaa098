using Scriban.Parsing;

namespace UserMacro.Templating.Velocity.Syntax;

/// <summary>Knows line and column of every offset of a template.</summary>
internal sealed class SourceMap
{
    readonly string _name;
    readonly List<int> _lines = [0];

    /// <param name="name">The macro; used in the engine's messages.</param>
    /// <param name="text">The template.</param>
    public SourceMap(string name, string text)
    {
        _name = name;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            _lines.Add(at + 1);
        }
    }

    public SourceSpan SpanOf(TextSpan span) => new(_name, PositionOf(span.Start), PositionOf(Math.Max(span.Start, span.End - 1)));

    public SourceLocation At(TextSpan span) => new(SpanOf(span));

    TextPosition PositionOf(int offset)
    {
        var line = _lines.BinarySearch(offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new(offset, line, offset - _lines[line]);
    }
}
