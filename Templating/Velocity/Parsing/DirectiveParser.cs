using System.Buffers;
using System.Collections.Immutable;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Parsing;

/// <summary>Reads what begins with <c>#</c>: comments, unparsed text, directives and calls of macros. Everything else there is text.</summary>
internal sealed class DirectiveParser(Cursor cursor, ParsedParts parts, TemplateParser template, ExpressionParser expressions)
{
    static readonly SearchValues<char> WordCharacters = SearchValues.Create("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    readonly CallParser _calls = new(cursor, parts, expressions);

    /// <summary>Reads the construct that begins here and adds it to the statements; leaves the cursor behind it.</summary>
    public void Parse(StatementList statements)
    {
        var start = cursor.At;
        switch (cursor.Peek(1))
        {
            case '#' when statements.TryTakeNumberSign():
                return;
            case '#':
                statements.Flush(start);
                SkipLine();
                statements.Restart();
                return;
            case '*':
                statements.Flush(start);
                SkipComment();
                statements.Restart();
                return;
            case '[' when cursor.Peek(2) == '[':
                Unparsed(statements, start);
                return;
        }

        if (TakeName() is { } name && Directive(statements, start, name))
        {
            return;
        }

        cursor.At = start;
        if (_calls.TryParse(withBody: cursor.Peek(1) == '@') is { } call)
        {
            statements.Add(start, Completed(call, start));
        }
        else
        {
            Word(statements, start);
        }
    }

    /// <summary>A number sign that begins nothing, with the word after it: text that is separate from what follows.</summary>
    void Word(StatementList statements, int start)
    {
        cursor.At = start + 1;
        var length = cursor.Text.AsSpan(cursor.At).IndexOfAnyExcept(WordCharacters);
        length = length < 0 ? cursor.Text.Length - cursor.At : length;
        if (length == 0)
        {
            return;
        }

        cursor.At += length;
        statements.Flush(cursor.At);
    }

    /// <summary>Whether a directive that ends a block is here.</summary>
    public bool EndsBlock() => PeekName() is { } name && DirectiveName.IsBlockEnd(name);

    /// <summary>Whether a directive, or a macro defined so far, is here, so that a backslash in front of it counts.</summary>
    public bool SeesKnown() => PeekName() is { } name && (DirectiveName.All.Contains(name) || parts.Defines(name));

    /// <summary>Takes <c>#name</c> or <c>#{name}</c>; null, and nothing taken, where there is none.</summary>
    public string? TakeName()
    {
        var start = cursor.At;
        cursor.At++;
        var isBraced = cursor.TryTake('{');
        var name = cursor.TakeName();
        // Macros may have a hyphen in their names; after a directive it is text.
        if (name is not null && !isBraced && name.IndexOf('-', StringComparison.Ordinal) is var hyphen and > 0 && DirectiveName.All.Contains(name[..hyphen]))
        {
            cursor.At -= name.Length - hyphen;
            name = name[..hyphen];
        }

        if (name is not null && (!isBraced || cursor.TryTake('}')))
        {
            return name;
        }

        cursor.At = start;
        return null;
    }

    string? PeekName()
    {
        var start = cursor.At;
        var name = TakeName();
        cursor.At = start;
        return name;
    }

    bool Directive(StatementList statements, int start, string name)
    {
        switch (name)
        {
            case DirectiveName.Set:
                return Set(statements, start);
            case DirectiveName.If:
                statements.Add(start, If(start));
                return true;
            case DirectiveName.ForEach:
                statements.Add(start, ForEach(start));
                return true;
            case DirectiveName.Break:
                statements.Add(start, new Statement.Break(cursor.Span(start)));
                return true;
            case DirectiveName.Stop:
                statements.Add(start, new Statement.Stop(cursor.Span(start)));
                return true;
            case DirectiveName.Macro:
                statements.Flush(start);
                parts.Add(Macro(start));
                statements.EndProperty();
                statements.Restart();
                return true;
            case DirectiveName.Define:
                statements.Add(start, Define(start));
                return true;
            case DirectiveName.Literal:
                Verbatim(statements, start);
                return true;
            case DirectiveName.Parse or DirectiveName.Include or DirectiveName.Evaluate when SeesParenthesis():
                throw cursor.Fault(
                    start,
                    $"“#{name}” is not available here: a macro reads no other files and runs no text as a template. Put the text itself "
                        + "in its place.");
            default:
                return false;
        }
    }

    Statement.Call Completed(Statement.Call call, int start)
    {
        if (call.Body is null)
        {
            return call;
        }

        var body = template.Block((call.Name, start));
        End(start, call.Name);
        return call with { Body = body, Span = cursor.Span(start), Source = cursor.Source(start) };
    }

    bool Set(StatementList statements, int start)
    {
        if (!SeesParenthesis())
        {
            return false;
        }

        statements.DropIndent(start);
        Open(DirectiveName.Set);
        cursor.SkipSpace();
        var target = expressions.References.Parse("“#set” needs a reference in front of “=”: #set($name = value).");
        cursor.SkipSpace();
        if (!cursor.TryTake('='))
        {
            throw cursor.Fault(start, "“#set” needs a “=” after the reference: #set($name = value).");
        }

        var value = expressions.Parse();
        Close(start, DirectiveName.Set);
        statements.Add(start, new Statement.Set(cursor.Span(start), target, value));
        return true;
    }

    Statement.If If(int start)
    {
        var branches = ImmutableArray.CreateBuilder<(Expression Condition, Block Then)>(1);
        Block? otherwise = null;
        var name = DirectiveName.If;
        while (name is DirectiveName.If or DirectiveName.ElseIf)
        {
            var condition = Condition(name);
            branches.Add((condition, template.Block((DirectiveName.If, start))));
            name = TakeBlockEnd();
        }

        if (name == DirectiveName.Else)
        {
            cursor.SkipRestOfLine();
            otherwise = template.Block((DirectiveName.If, start));
            var place = cursor.At;
            if (TakeBlockEnd() is DirectiveName.Else or DirectiveName.ElseIf)
            {
                throw cursor.Fault(place, "After “#else” only “#end” can follow: “#elseif” belongs in front of it.");
            }
        }

        cursor.SkipRestOfLine();
        return new(cursor.Span(start), branches.DrainToImmutable(), otherwise);
    }

    /// <summary>The condition in parentheses. One that cannot be understood is remembered, so that its block is still seen.</summary>
    Expression Condition(string name)
    {
        var start = cursor.At;
        var mark = parts.Mark();
        try
        {
            Open(name);
            var condition = expressions.Parse();
            Close(start, name);
            return condition;
        }
        catch (SyntaxFaultException exception) when (exception is not NestingFaultException)
        {
            parts.ReturnTo(mark);
            parts.Add(exception.Fault);
            return new Expression.Constant(cursor.Span(start), Value: false);
        }
    }

    Statement.ForEach ForEach(int start)
    {
        Open(DirectiveName.ForEach);
        cursor.SkipSpace();
        var variable = expressions.References.Parse("“#foreach” needs a reference first: #foreach($item in $list).");
        cursor.SkipSpace();
        if (cursor.TakeName() != "in")
        {
            throw cursor.Fault(start, "“#foreach” needs the word “in”: #foreach($item in $list).");
        }

        var items = expressions.Parse();
        Close(start, DirectiveName.ForEach);
        var body = template.Block((DirectiveName.ForEach, start));
        End(start, DirectiveName.ForEach);
        return new(cursor.Span(start), variable.Name, items, body);
    }

    MacroDefinition Macro(int start)
    {
        Open(DirectiveName.Macro);
        cursor.SkipSpace();
        var name = cursor.TakeName() ?? throw cursor.Fault(start, "“#macro” needs a name first: #macro(name $first $second).");
        var parameters = ImmutableArray.CreateBuilder<string>(1);
        SkipSeparators();
        while (!cursor.TryTake(')'))
        {
            parts.Budget.Charge();
            parameters.Add(expressions.References.Parse("The parameters of a macro are references: #macro(name $first $second).").Name);
            SkipSeparators();
        }

        cursor.SkipRestOfLine();
        var body = template.Block((DirectiveName.Macro, start));
        End(start, DirectiveName.Macro);
        return new(cursor.Span(start), name, parameters.DrainToImmutable(), body);
    }

    Statement.Define Define(int start)
    {
        Open(DirectiveName.Define);
        cursor.SkipSpace();
        var name = expressions.References.Parse("“#define” needs a reference: #define($name).").Name;
        Close(start, DirectiveName.Define);
        var body = template.Block((DirectiveName.Define, start));
        End(start, DirectiveName.Define);
        return new(cursor.Span(start), name, body);
    }

    /// <summary><c>#literal()</c> up to its <c>#end</c>: text.</summary>
    void Verbatim(StatementList statements, int start)
    {
        Open(DirectiveName.Literal);
        Close(start, DirectiveName.Literal);
        var end = cursor.Text.IndexOf("#end", cursor.At, StringComparison.Ordinal);
        if (end < 0)
        {
            throw cursor.Fault(start, "“#literal” is not closed: its “#end” is missing.");
        }

        statements.Flush(start);
        statements.Literal(cursor.At, end - cursor.At);
        cursor.At = end + "#end".Length;
        cursor.SkipRestOfLine();
        statements.EndProperty();
        statements.Restart();
    }

    /// <summary><c>#[[</c> up to its <c>]]#</c>: text. Without an end it is text itself, as it was before Velocity 1.7.</summary>
    void Unparsed(StatementList statements, int start)
    {
        const string Open = "#[[";
        const string Close = "]]#";
        var end = cursor.Text.IndexOf(Close, start + Open.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            parts.Budget.ChargeText(cursor.Text.Length - start);
            cursor.At = start + Open.Length;
            return;
        }

        statements.Flush(start);
        statements.Literal(start + Open.Length, end - start - Open.Length);
        cursor.At = end + Close.Length;
        statements.Restart();
    }

    void SkipLine()
    {
        var end = cursor.Text.AsSpan(cursor.At).IndexOfAny('\r', '\n');
        cursor.At = end < 0 ? cursor.Text.Length : cursor.At + end;
        cursor.SkipRestOfLine();
    }

    /// <summary>Comments do not nest, but what begins one inside another does not end it either.</summary>
    void SkipComment()
    {
        var start = cursor.At;
        cursor.At += 2;
        while (!cursor.IsAtEnd && !cursor.Sees("*#"))
        {
            cursor.At += cursor.Sees("#*") ? 2 : 1;
        }

        parts.Budget.ChargeText(cursor.At - start);
        cursor.At = Math.Min(cursor.At + 2, cursor.Text.Length);
    }

    void SkipSeparators()
    {
        do
        {
            cursor.SkipSpace();
        }
        while (cursor.TryTake(','));
    }

    bool SeesParenthesis()
    {
        var ahead = 0;
        while (cursor.Peek(ahead) is ' ' or '\t')
        {
            ahead++;
        }

        return cursor.Peek(ahead) == '(';
    }

    void Open(string name)
    {
        var start = cursor.At;
        cursor.SkipSpace();
        if (!cursor.TryTake('('))
        {
            throw cursor.Fault(start, $"“#{name}” needs parentheses: “#{name}(…)”.");
        }
    }

    void Close(int start, string name)
    {
        cursor.SkipSpace();
        if (!cursor.TryTake(')'))
        {
            throw cursor.Fault(cursor.IsAtEnd ? start : cursor.At, $"The closing parenthesis of “#{name}(…)” is missing, or this does not belong there.");
        }

        cursor.SkipRestOfLine();
    }

    /// <summary>The directive at the end of a block; <c>end</c> at the end of the template, which has been remembered.</summary>
    string TakeBlockEnd() => cursor.IsAtEnd ? DirectiveName.End : TakeName() ?? DirectiveName.End;

    void End(int start, string opener)
    {
        var place = cursor.At;
        if (TakeBlockEnd() != DirectiveName.End)
        {
            var line = 1 + cursor.Text.AsSpan(0, Math.Min(start, cursor.Text.Length)).Count('\n');
            throw cursor.Fault(
                place, $"This belongs to no “#if”: “#{opener}” of line {line} is still open. Look for a missing “#end”.");
        }

        cursor.SkipRestOfLine();
    }
}
