using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>The statements of a block so far, and the text after them that has not become one yet.</summary>
internal sealed class StatementList
{
    readonly Cursor _cursor;
    readonly ImmutableArray<Statement>.Builder _statements = ImmutableArray.CreateBuilder<Statement>(1);
    int _textStart;

    public StatementList(Cursor cursor)
    {
        _cursor = cursor;
        _textStart = cursor.At;
    }

    /// <summary>Adds a statement that ends here.</summary>
    /// <param name="start">Where it began: text before it becomes a literal.</param>
    /// <param name="statement">The statement.</param>
    public void Add(int start, Statement statement)
    {
        Flush(start);
        _statements.Add(statement);
        Restart();
    }

    /// <summary>
    /// Whether a property, without braces around its reference, is directly in front of here: after one, Apache Velocity takes the first
    /// character of <c>##</c> for text.
    /// </summary>
    public bool IsBehindProperty =>
        _textStart == _cursor.At && _statements is [.., Statement.Output { Target: { IsBraced: false, Path: [.., Access.Property] } }];

    /// <summary>Drops spaces and tabs in front of here that are all the text since the last statement: <c>#set</c> takes them.</summary>
    public void DropIndent(int end)
    {
        if (_cursor.Text.AsSpan(_textStart, end - _textStart).TrimStart(" \t").IsEmpty)
        {
            _textStart = end;
        }
    }

    /// <summary>Makes a literal of the text up to here.</summary>
    public void Flush(int end)
    {
        Literal(_textStart, end - _textStart);
        _textStart = end;
    }

    public void Literal(int start, int length)
    {
        if (length > 0)
        {
            _statements.Add(new Statement.Literal(_cursor.Span(start, start + length), _cursor.Text, start, length));
        }
    }

    /// <summary>Text begins again here.</summary>
    public void Restart() => _textStart = _cursor.At;

    /// <summary>The statements; the list is done with.</summary>
    public ImmutableArray<Statement> ToImmutable() => _statements.DrainToImmutable();
}
