using System.Buffers;
using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>The statements of a block so far, and the text after them that has not become one yet.</summary>
internal sealed class StatementList
{
    static readonly SearchValues<char> WordCharacters = SearchValues.Create("-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    readonly Cursor _cursor;
    readonly ImmutableArray<Statement>.Builder _statements = ImmutableArray.CreateBuilder<Statement>(1);
    int _textStart;

    // Whether Apache Velocity still reads the properties of a reference: “#set”, comments and unparsed text do not end that, nor does a word
    // behind them.
    bool _isBehindProperty;

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
        _isBehindProperty = statement is Statement.Set
            ? _isBehindProperty
            : statement is Statement.Output { Target: { IsBraced: false, Path: [.., Access.Property] } };
        Restart();
    }

    /// <summary>
    /// Takes the first of two number signs behind a property, without braces around its reference: there, Apache Velocity takes it for text.
    /// </summary>
    public bool TryTakeNumberSign()
    {
        if (!_isBehindProperty || !IsWord(_textStart, _cursor.At))
        {
            return false;
        }

        EndProperty();
        _cursor.At++;
        return true;
    }

    /// <summary>What follows is not behind a property.</summary>
    public void EndProperty() => _isBehindProperty = false;

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
        _isBehindProperty = _isBehindProperty && IsWord(_textStart, end);
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

    bool IsWord(int start, int end)
    {
        var text = _cursor.Text.AsSpan(start, end - start);
        return text.IsEmpty || (Cursor.IsNameStart(text[0]) && !text.ContainsAnyExcept(WordCharacters));
    }
}
