using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads a template: text, references and directives, block by block.</summary>
/// <remarks>Rules: Velocity's own user guide and reference for 1.7, and docs/reference/data-center-user-macros.md#velocity; what they leave open was tried
/// with Apache
/// Velocity 1.7 (ADR 0014).</remarks>
internal sealed class TemplateParser
{
    const int MaxFaults = 50;

    readonly Cursor _cursor;
    readonly ParsedParts _parts;
    readonly DirectiveParser _directives;
    readonly ReferenceParser _references;

    TemplateParser(Cursor cursor, ParsedParts parts)
    {
        _cursor = cursor;
        _parts = parts;
        var expressions = new ExpressionParser(cursor, parts, Within);
        _references = expressions.References;
        _directives = new(cursor, parts, this, expressions);
    }

    /// <param name="text">The template.</param>
    /// <param name="budget">What the compilation may use.</param>
    /// <exception cref="CompilationStopException">The budget is used up.</exception>
    public static TemplateSyntax Parse(string text, CompilationBudget budget)
    {
        var parts = new ParsedParts(budget);
        try
        {
            var body = new TemplateParser(new(text), parts).Whole();
            return new(body, [.. parts.Macros], [.. parts.Faults]);
        }
        catch (NestingFaultException exception)
        {
            return new(new([]), [], [exception.Fault, .. parts.Faults]);
        }
    }

    /// <summary>A block up to the directive that ends it, which is left to the caller.</summary>
    /// <param name="opener">The directive that began it, with its place.</param>
    public Block Block((string Name, int Start) opener)
    {
        _parts.Nesting.Enter(_cursor, opener.Start);
        var block = Statements();
        _parts.Nesting.Leave();
        if (_cursor.IsAtEnd)
        {
            _parts.Add(new SyntaxFault(
                _cursor.Span(opener.Start, Math.Min(opener.Start + opener.Name.Length + 1, _cursor.Text.Length)),
                $"“#{SourceText.ExcerptOf(opener.Name)}” is not closed: its “#end” is missing."));
        }

        return block;
    }

    Block Whole()
    {
        var mark = _parts.Mark();
        var block = new Block([]);
        try
        {
            block = Statements();
            if (!_cursor.IsAtEnd)
            {
                throw Stray();
            }
        }
        catch (SyntaxFaultException exception) when (exception is not NestingFaultException)
        {
            _parts.ReturnTo(mark);
            _parts.Add(exception.Fault);
        }

        return block;
    }

    /// <summary>A text in double quotes, as the template it is.</summary>
    Block Within(string text, TextSpan span)
    {
        var outer = _cursor.Enter(text, span);
        try
        {
            return Whole();
        }
        finally
        {
            _cursor.Return(outer);
        }
    }

    /// <summary>The end of a block that was never begun.</summary>
    SyntaxFaultException Stray()
    {
        var start = _cursor.At;
        var name = _directives.TakeName();
        return _cursor.Fault(start, $"“#{SourceText.ExcerptOf(name)}” has no “#if”, “#foreach” or “#macro” that it belongs to.");
    }

    Block Statements()
    {
        var statements = new StatementList(_cursor);
        var mark = _parts.Mark();
        while (!_cursor.IsAtEnd)
        {
            var next = _cursor.Text.AsSpan(_cursor.At).IndexOfAny('$', '#', '\\');
            if (next < 0)
            {
                _cursor.At = _cursor.Text.Length;
                break;
            }

            _parts.Budget.ChargeText(next);
            _cursor.At += next;
            var start = _cursor.At;
            try
            {
                if (!Construct(statements))
                {
                    break;
                }
            }
            catch (SyntaxFaultException exception) when (exception is not NestingFaultException && _parts.Faults.Count < MaxFaults)
            {
                _parts.ReturnTo(mark);
                _parts.Add(exception.Fault);
                _cursor.At = Math.Max(_cursor.At, start + 1);
                statements.Restart();
            }
        }

        statements.Flush(_cursor.At);
        return new(statements.ToImmutable());
    }

    /// <summary>What is at a special character; false when it is the end of the block.</summary>
    bool Construct(StatementList statements)
    {
        var start = _cursor.At;
        switch (_cursor.Current)
        {
            case '$':
                Reference(statements, start, backslashes: 0);
                return true;
            case '\\':
                Escape(statements, start);
                return true;
            default:
                if (_directives.EndsBlock())
                {
                    statements.Flush(start);
                    return false;
                }

                _directives.Parse(statements);
                return true;
        }
    }

    void Reference(StatementList statements, int start, int backslashes)
    {
        var sign = _cursor.At;
        if (_references.TryParse(isAmongText: true) is { } reference)
        {
            statements.Add(start, new Statement.Output(_cursor.Span(start), reference, backslashes));
        }
        else if (_cursor.Peek(1) == '!' && backslashes == 0)
        {
            // Apache Velocity drops the exclamation mark of a quiet reference that comes to nothing.
            statements.Flush(sign + 1);
            _cursor.At = sign + 2;
            statements.Restart();
        }
        else
        {
            _cursor.At = sign + 1;
        }
    }

    void EscapedDirective(StatementList statements)
    {
        var start = _cursor.At;
        _directives.TakeName();
        statements.Literal(start, _cursor.At - start);
    }

    /// <summary>Backslashes mean something in front of a reference or of a directive that exists, and nothing anywhere else.</summary>
    void Escape(StatementList statements, int start)
    {
        while (_cursor.Current == '\\')
        {
            _cursor.At++;
        }

        var count = _cursor.At - start;
        if (_cursor.Current == '$')
        {
            Reference(statements, start, count);
        }
        else if (_cursor.Current == '#' && _directives.SeesKnown())
        {
            statements.Flush(start);
            statements.EndProperty();
            statements.Literal(start, count / 2);
            if (count % 2 == 1)
            {
                EscapedDirective(statements);
            }

            statements.Restart();
        }
    }
}
