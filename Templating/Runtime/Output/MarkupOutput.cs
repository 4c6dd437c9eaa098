using System.Text;
using Scriban.Runtime;
using UserMacro.Templating.Markup;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Output;

/// <summary>Output that knows its position in the markup: the page itself, or what a <c>capture</c> gathers.</summary>
/// <remarks>
/// Whether some values are allowed the text after them decides: a name that they are a part of, an address that they begin, a word of a
/// script. Where such a value begins is remembered, and what is written there replaced once it is known.
/// </remarks>
internal sealed class MarkupOutput(GuardedContext context, LiteralTransitions literals, MarkupState start) : IScriptOutput
{
    readonly StringBuilder _text = new();
    MarkupState _state = start;
    bool _isSuspended;
    int _open;
    string? _literal;

    /// <summary>The position of the next character.</summary>
    public ref readonly MarkupState State => ref _state;

    /// <summary>Characters so far.</summary>
    public int Length => _text.Length;

    /// <summary>Whether a value was just written among code of a script, of which the text that follows may make a part of a name.</summary>
    public bool HasLiteral => _literal is not null;

    /// <summary>What was written, as it is so far.</summary>
    public string Written => _text.ToString();

    /// <summary>Takes what is written next without reading it: a value, escaped so that it cannot lead anywhere.</summary>
    public void Suspend() => _isSuspended = true;

    /// <summary>Reads again, from the place after the value.</summary>
    public void Resume(in MarkupState state)
    {
        _isSuspended = false;
        _state = state;
    }

    /// <summary>Reads again, from the place after a value of which the text that follows may decide what it is.</summary>
    /// <param name="state">The place.</param>
    /// <param name="begin">Where the value begins.</param>
    /// <param name="value">The value; null if it is no text that can be a part of a name.</param>
    public void Resume(in MarkupState state, int begin, string? value)
    {
        var before = _state;
        Resume(state);
        if (state.NameHasValue && !before.NameHasValue)
        {
            // Of a name the author may have written the beginning.
            _open = begin - (before.Context is MarkupContext.TagName or MarkupContext.AttributeName ? before.Pending?.Length ?? 0 : 0);
        }
        else if (state.PendingHasValue && !before.PendingHasValue)
        {
            _open = state.IsOpenedByValue && !before.IsOpenedByValue ? begin + 1 : begin;
        }
        else if (ScriptValues.IsCode(state) && ScriptValues.IsCode(before) && !before.ScriptInWord)
        {
            _open = state.IsOpenedByValue && !before.IsOpenedByValue ? begin + 1 : begin;
            _literal = value;
        }
    }

    /// <summary>Continues where another output, which was just written here, ended.</summary>
    public void Continue(MarkupOutput other)
    {
        _open = _text.Length - other._text.Length + other._open;
        _literal = other._literal;
    }

    /// <summary>Before a value: one directly after another in a script is a part of the same name.</summary>
    public void MeetValue()
    {
        if (_literal is not null)
        {
            JoinName();
        }
    }

    public void Write(string text, int offset, int count)
    {
        if (_isSuspended)
        {
            _text.Append(text, offset, count);
            return;
        }

        if (count > 0 && (_literal is not null || _state.NameHasValue || _state.PendingHasValue || _state.IsOpenedByValue))
        {
            var taken = Decide(text.AsSpan(offset, count));
            offset += taken;
            count -= taken;
        }

        _text.Append(text, offset, count);
        if (!literals.TryAdvance(ref _state, text, offset, count))
        {
            _state = Advance(context, _state, text, offset, count);
        }

        if (_state.Context == MarkupContext.Violated)
        {
            throw new TemplateFailureException(context.Here, UnsafeContext.Code, UnsafeContextMessages.For(_state) ?? "");
        }
    }

    /// <summary>After a part of a text, which is read in pieces that are charged for.</summary>
    public static MarkupState Advance(GuardedContext context, MarkupState state, string text, int offset, int count)
    {
        var piece = Work.Piece(Work.Markup);
        for (var at = 0; at < count; at += piece)
        {
            var length = Math.Min(piece, count - at);
            context.Charge((long)length * Work.Markup);
            state = MarkupScanner.Advance(state, text.AsSpan(offset + at, length));
        }

        return state;
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    /// <summary>The output, with what is open at its end completed.</summary>
    public override string ToString()
    {
        if (_state.NameHasValue)
        {
            var replaced = NameAt(default, isBeforeEquals: false);
            return replaced is null ? _text.ToString() : string.Concat(_text.ToString(0, _open), replaced);
        }

        return _state.IsOpenedByValue ? _text.ToString() + _state.Quote : _text.ToString();
    }

    /// <summary>Takes the beginning of a text of the author's which decides about what is open; gives its length.</summary>
    int Decide(ReadOnlySpan<char> text)
    {
        if (_literal is not null)
        {
            if (ScriptWords.IsPart(text[0]))
            {
                JoinName();
            }

            _literal = null;
        }

        return _state.NameHasValue ? DecideName(text)
            : _state.IsOpenedByValue || _state.PendingHasValue ? DecideValue(text)
            : 0;
    }

    /// <summary>Makes the value that was written as a literal a part of a name.</summary>
    void JoinName()
    {
        var part = ScriptWords.Part(_literal!);
        _text.Length = _open;
        _text.Append(part);
        _state = _state with { ScriptInWord = part.Length > 0 };
        _literal = null;
    }

    int DecideName(ReadOnlySpan<char> text)
    {
        var end = MarkupScanner.EndOfName(_state, text);
        var rest = end < 0 ? text : text[..end];
        if (end < 0)
        {
            _text.Append(text);
            _state = MarkupScanner.Advance(_state, text);
            return text.Length;
        }

        var replaced = NameAt(rest, isBeforeEquals: text[end] == '=');
        _text.Append(rest);
        _state = MarkupScanner.Advance(_state, rest) with { NameHasValue = false };
        if (replaced is not null)
        {
            _text.Length = _open;
            _text.Append(replaced);
            context.Block();
            _state = replaced.Length > 0 ? _state with { Pending = replaced } : _state with { Context = MarkupContext.InTag, Pending = null };
        }

        return end;
    }

    /// <summary>What is to be written in place of a name; null where it is allowed.</summary>
    string? NameAt(ReadOnlySpan<char> rest, bool isBeforeEquals)
    {
        var name = rest.Length > NameFilter.Longest ? NameFilter.NoName : string.Concat(_state.Pending, rest);
        return _state.Context == MarkupContext.TagName
            ? NameFilter.IsTag(name) ? null : NameFilter.Tag
            : NameFilter.IsAttribute(_state.Element, name) ? null : isBeforeEquals ? NameFilter.Attribute : "";
    }

    /// <summary>The rest of an attribute's value, or of an address in a style sheet.</summary>
    int DecideValue(ReadOnlySpan<char> text)
    {
        var isSheet = _state.Context == MarkupContext.RawText;
        var end = isSheet ? text.IndexOf('<') : MarkupScanner.EndOfValue(_state, text);
        var rest = end < 0 ? text : text[..end];
        context.Charge((long)rest.Length * Work.Markup);
        var after = MarkupScanner.Advance(_state, rest);
        if (after.Context == MarkupContext.Violated && _state.PendingHasValue)
        {
            var isAddress = _state.Attribute is AttributeKind.Url or AttributeKind.UrlList && !isSheet;
            _text.Length = _open;
            _text.Append(isAddress ? AddressGuard.Blocked : StyleFilter.Blocked);
            context.Block();
            _state = isAddress
                ? ValueEscaper.Decided(_state)
                : _state with { PendingHasValue = false, StyleAddress = StyleAddress.Decided };
            after = MarkupScanner.Advance(_state, rest);
        }

        AppendValue(rest);
        _state = after;
        if (end >= 0 && _state.IsOpenedByValue)
        {
            _text.Append(_state.Quote);
            _state = MarkupScanner.Closed(_state);
        }

        return rest.Length;
    }

    void AppendValue(ReadOnlySpan<char> text)
    {
        if (!_state.IsOpenedByValue)
        {
            _text.Append(text);
            return;
        }

        // In the author's eyes there are no quotes around it.
        for (var quote = text.IndexOf(_state.Quote); quote >= 0; quote = text.IndexOf(_state.Quote))
        {
            _text.Append(text[..quote]).Append("&quot;");
            text = text[(quote + 1)..];
        }

        _text.Append(text);
    }
}
