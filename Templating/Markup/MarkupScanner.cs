using System.Net;

namespace UserMacro.Templating.Markup;

/// <summary>Follows markup as a browser (HTML) or an XML parser (storage format) reads it, one piece of text after the other.</summary>
/// <remarks>States and transitions are those of the tokenization section of the HTML standard, as far as they matter for what a value could do.</remarks>
internal static class MarkupScanner
{
    const int LongestName = 40;
    // A comment's Run: dashes seen (0 to 2), then "--!" and the two odd beginnings "<!-->" and "<!--->".
    const byte CommentBang = 3;
    const byte CommentStart = 4;
    const byte CommentStartDash = 5;
    const string CharacterDataOpen = "[CDATA[";

    public static MarkupState Advance(MarkupState state, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var taken = Skip(state, text, out var next);
            if (taken > 0)
            {
                state = next;
                text = text[taken..];
                continue;
            }

            state = Step(state, text[0]);
            text = text[1..];
        }

        return state;
    }

    /// <summary>Takes a whole stretch at once where only one character can end it.</summary>
    static int Skip(MarkupState state, ReadOnlySpan<char> text, out MarkupState next)
    {
        next = state;
        switch (state.Place)
        {
            case Place.Text:
                var open = text.IndexOf('<');
                return open < 0 ? text.Length : open;
            case Place.QuotedValue:
                var end = text.IndexOf(state.Quote);
                var value = end < 0 ? text : text[..end];
                next = InValue(state, value);
                return value.Length;
            case Place.Lost or Place.Violated:
                return text.Length;
            default:
                return 0;
        }
    }

    static MarkupState Step(MarkupState state, char c) => state.Place switch
    {
        Place.Text => state with { Place = Place.TagOpen },
        Place.TextOnly or Place.RawText or Place.Script => InContent(state, c),
        Place.CharacterData => InCharacterData(state, c),
        Place.TagOpen => InTagOpen(state, c),
        Place.EndTagOpen when char.IsAsciiLetter(c) => state with { Place = Place.TagName, IsEndTag = true, Pending = c.ToString() },
        Place.EndTagOpen => c == '>' ? state.ToText() : state with { Place = Place.Declaration },
        Place.TagName => InTagName(state, c),
        Place.InTag => InTag(state, c),
        Place.AttributeName => InAttributeName(state, c),
        Place.AfterAttributeName => AfterAttributeName(state, c),
        Place.BeforeValue => BeforeValue(state, c),
        Place.UnquotedValue => c == '>' ? EndOfTag(state) : IsSpace(c) ? state with { Place = Place.InTag } : state,
        Place.QuotedValue => state with { Place = Place.InTag, Pending = null, PendingHasValue = false, Attribute = AttributeKind.Plain, Script = ScriptPlace.Code, ScriptEscape = false, ScriptBefore = '\0', Quote = '\0' },
        Place.DeclarationOpen => InDeclarationOpen(state, c),
        Place.Declaration => c == '>' ? state.ToText() : state,
        Place.Comment => InComment(state, c),
        _ => state,
    };

    static MarkupState InTagOpen(MarkupState state, char c) => c switch
    {
        _ when char.IsAsciiLetter(c) => state with { Place = Place.TagName, Pending = c.ToString() },
        '/' => state with { Place = Place.EndTagOpen },
        '!' => state with { Place = Place.DeclarationOpen, Pending = "" },
        '?' => state with { Place = Place.Declaration },
        '<' => state,
        _ => state.ToText(),
    };

    static MarkupState InTagName(MarkupState state, char c)
    {
        if (!IsSpace(c) && c is not ('/' or '>'))
            return state with { Pending = Longer(state.Pending, c) };
        state = state with { Place = Place.InTag, Element = ElementKinds.Of(state.Pending ?? ""), Pending = null };
        return InTag(state, c);
    }

    static MarkupState InTag(MarkupState state, char c) => c switch
    {
        '>' => EndOfTag(state),
        '/' => state with { IsSelfClosing = true },
        _ when IsSpace(c) => state with { IsSelfClosing = false },
        _ => state with { Place = Place.AttributeName, IsSelfClosing = false, Pending = c.ToString() },
    };

    static MarkupState InAttributeName(MarkupState state, char c) => c switch
    {
        '=' => state with { Place = Place.BeforeValue, Attribute = AttributeKinds.Of(state.Element, state.Pending ?? ""), Pending = null },
        '>' => EndOfTag(state),
        '/' => state with { Place = Place.InTag, IsSelfClosing = true, Pending = null },
        _ when IsSpace(c) => state with { Place = Place.AfterAttributeName },
        _ => state with { Pending = Longer(state.Pending, c) },
    };

    static MarkupState AfterAttributeName(MarkupState state, char c) =>
        c == '=' ? InAttributeName(state, c) : IsSpace(c) ? state : InTag(state with { Place = Place.InTag, Pending = null }, c);

    static MarkupState BeforeValue(MarkupState state, char c) => c switch
    {
        '"' or '\'' => state with { Place = Place.QuotedValue, Quote = c, Pending = null },
        '>' => EndOfTag(state),
        _ when IsSpace(c) => state,
        _ => state with { Place = Place.UnquotedValue },
    };

    static MarkupState InValue(MarkupState state, ReadOnlySpan<char> text)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler:
                return ScriptScanner.Advance(state, WebUtility.HtmlDecode(text.ToString()));
            case AttributeKind.Url:
                var address = AddressGuard.Append(state.Pending, WebUtility.HtmlDecode(text.ToString()));
                return AddressGuard.Judge(address) switch
                {
                    AddressGuard.Verdict.Open => state with { Pending = address },
                    AddressGuard.Verdict.Harmless => state with { Attribute = AttributeKind.UrlRest, Pending = null, PendingHasValue = false },
                    _ when state.PendingHasValue => state with { Place = Place.Violated },
                    AddressGuard.Verdict.Unlisted => state with { Attribute = AttributeKind.UrlRest, Pending = null },
                    _ => state with { Attribute = AttributeKind.Forbidden, Pending = null },
                };
            default:
                return state;
        }
    }

    static MarkupState EndOfTag(MarkupState state)
    {
        if (state.IsEndTag || (state.IsStorage && state.IsSelfClosing))
            return state.ToText();
        var place = ElementKinds.ContentOf(state.Element, state.IsStorage);
        return place == Place.Text ? state.ToText() : state.ToText() with { Place = place, Element = state.Element };
    }

    /// <summary>Content that only its own end tag can end.</summary>
    static MarkupState InContent(MarkupState state, char c)
    {
        if (state.Place == Place.Script)
            state = ScriptScanner.Advance(state, c);
        var end = ElementKinds.EndOf(state.Element);
        if (state.Pending is { } seen && seen.Length == end.Length && (IsSpace(c) || c is '/' or '>'))
            return InTag(state.ToText() with { Place = Place.InTag, IsEndTag = true }, c);
        if (state.Pending is null && c != '<')
            return state;
        var pending = c == '<' ? "<" : Longer(state.Pending, c);
        if (state.Place == Place.Script && "<!--".StartsWith(pending, StringComparison.Ordinal))
            return pending.Length == 4 ? state with { Place = Place.Lost } : state with { Pending = pending };
        return state with { Pending = end.StartsWith(pending, StringComparison.OrdinalIgnoreCase) ? pending : null };
    }

    static MarkupState InCharacterData(MarkupState state, char c) => c switch
    {
        ']' => state with { Run = (byte)Math.Min(2, state.Run + 1) },
        '>' when state.Run == 2 => state.ToText(),
        _ => state with { Run = 0 },
    };

    static MarkupState InDeclarationOpen(MarkupState state, char c)
    {
        var pending = state.Pending + c;
        if (pending == "--")
            return state with { Place = Place.Comment, Pending = null, Run = (byte)(state.IsStorage ? 0 : CommentStart) };
        if (state.IsStorage && pending == CharacterDataOpen)
            return state with { Place = Place.CharacterData, Pending = null };
        if (pending == "-" || (state.IsStorage && CharacterDataOpen.StartsWith(pending, StringComparison.Ordinal)))
            return state with { Pending = pending };
        return c == '>' ? state.ToText() : state with { Place = Place.Declaration, Pending = null };
    }

    static MarkupState InComment(MarkupState state, char c) => (c, state.Run) switch
    {
        ('>', >= 2) => state.ToText(),
        ('-', CommentStart) => state with { Run = CommentStartDash },
        ('-', CommentStartDash) => state with { Run = 2 },
        ('-', CommentBang) => state with { Run = 1 },
        ('-', _) => state with { Run = (byte)Math.Min(2, state.Run + 1) },
        ('!', 2) when !state.IsStorage => state with { Run = CommentBang },
        _ => state with { Run = 0 },
    };

    static string Longer(string? name, char c) => name is { Length: >= LongestName } ? name : name + c;

    static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
