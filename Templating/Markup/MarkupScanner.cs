using System.Buffers;

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
    const string NoscriptEnd = "</noscript";
    static readonly SearchValues<char> EndsTagName = SearchValues.Create(" \t\n\r\f/>");
    static readonly SearchValues<char> EndsAttributeName = SearchValues.Create(" \t\n\r\f/>=");
    static readonly SearchValues<char> EndsUnquoted = SearchValues.Create(" \t\n\r\f>");

    public static MarkupState Advance(MarkupState state, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (state.Noscript > 0)
            {
                state = InNoscript(state, text[0]);
                text = text[1..];
                continue;
            }

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
        switch (state.Context)
        {
            case MarkupContext.Text:
                var open = text.IndexOf('<');
                return open < 0 ? text.Length : open;
            case MarkupContext.QuotedValue or MarkupContext.UnquotedValue:
                var end = EndOfValue(state, text);
                var value = end < 0 ? text : text[..end];
                next = InValue(state, value);
                return value.Length;
            case MarkupContext.RawText or MarkupContext.Script when state is { Pending: null, ScriptData: ScriptDataState.Plain }:
                var tag = text.IndexOf('<');
                var content = tag < 0 ? text : text[..tag];
                next = state.Context == MarkupContext.Script
                    ? ScriptScanner.Advance(state, content)
                    : state.Element == ElementKind.Style ? StyleScanner.Advance(state, content) : state;
                return content.Length;
            case MarkupContext.TagName:
                return SkipName(state, text, EndsTagName, out next);
            case MarkupContext.AttributeName:
                return SkipName(state, text, EndsAttributeName, out next);
            case MarkupContext.Lost or MarkupContext.Violated:
                return text.Length;
            default:
                return 0;
        }
    }

    static int SkipName(MarkupState state, ReadOnlySpan<char> text, SearchValues<char> ends, out MarkupState next)
    {
        var end = text.IndexOfAny(ends);
        var rest = end < 0 ? text : text[..end];
        next = rest.IsEmpty ? state : state with { Pending = Longer(state.Pending, rest) };
        return rest.Length;
    }

    /// <summary>The length of a name, up to what ends it; -1 if nothing does.</summary>
    public static int EndOfName(in MarkupState state, ReadOnlySpan<char> text) =>
        text.IndexOfAny(state.Context == MarkupContext.TagName ? EndsTagName : EndsAttributeName);

    /// <summary>The length of an attribute's value, up to what ends it; -1 if nothing does.</summary>
    public static int EndOfValue(in MarkupState state, ReadOnlySpan<char> text) =>
        state.Context == MarkupContext.UnquotedValue || state.IsOpenedByValue ? text.IndexOfAny(EndsUnquoted) : text.IndexOf(state.Quote);

    /// <summary>After the value of an attribute.</summary>
    public static MarkupState Closed(MarkupState state) => state with
    {
        Context = MarkupContext.InTag,
        IsOpenedByValue = false,
        Pending = null,
        PendingHasValue = false,
        Reference = null,
        Run = 0,
        Attribute = AttributeKind.Plain,
        Script = ScriptContext.Code,
        ScriptEscape = false,
        ScriptBefore = '\0',
        ScriptWord = 0,
        ScriptInWord = false,
        ScriptInLine = false,
        ScriptRun = 0,
        ScriptBraces = null,
        Style = StyleContext.Selector,
        StyleAround = default,
        StyleAddress = default,
        Quote = '\0',
    };

    /// <summary>Where the end tag is in an attribute or a comment, it ends the element for those alone that read it as text.</summary>
    static MarkupState InNoscript(MarkupState state, char c)
    {
        var seen = state.Noscript - 1;
        seen = char.ToLowerInvariant(c) == NoscriptEnd[seen] ? seen + 1 : c == '<' ? 1 : 0;
        var next = state.Context switch
        {
            MarkupContext.QuotedValue or MarkupContext.UnquotedValue when EndOfValue(state, [c]) < 0 => InValue(state, [c]),
            MarkupContext.Text when c != '<' => state,
            _ => Step(state, c),
        };
        if (seen < NoscriptEnd.Length)
        {
            return next.Noscript == 0 ? next : next with { Noscript = (byte)(seen + 1) };
        }

        return next is { Context: MarkupContext.TagName, IsEndTag: true } ? next with { Noscript = 1 } : next with { Context = MarkupContext.Lost };
    }

    static MarkupState Step(MarkupState state, char c) => state.Context switch
    {
        MarkupContext.Text => state with { Context = MarkupContext.TagOpen },
        MarkupContext.TextOnly or MarkupContext.RawText or MarkupContext.Script => InContent(state, c),
        MarkupContext.CharacterData => InCharacterData(state, c),
        MarkupContext.TagOpen => InTagOpen(state, c),
        MarkupContext.EndTagOpen when char.IsAsciiLetter(c) => state with { Context = MarkupContext.TagName, IsEndTag = true, Pending = c.ToString() },
        MarkupContext.EndTagOpen => c == '>' ? state.ToText() : state with { Context = MarkupContext.Declaration },
        MarkupContext.TagName => InTagName(state, c),
        MarkupContext.InTag => InTag(state, c),
        MarkupContext.AttributeName => InAttributeName(state, c),
        MarkupContext.AfterAttributeName => AfterAttributeName(state, c),
        MarkupContext.BeforeValue => BeforeValue(state, c),
        MarkupContext.UnquotedValue => InTag(Closed(state), c),
        MarkupContext.QuotedValue => state.IsOpenedByValue ? InTag(Closed(state), c) : Closed(state),
        MarkupContext.DeclarationOpen => InDeclarationOpen(state, c),
        MarkupContext.Declaration => c == '>' ? state.ToText() : state,
        MarkupContext.Comment => InComment(state, c),
        _ => state,
    };

    static MarkupState InTagOpen(MarkupState state, char c) => c switch
    {
        _ when char.IsAsciiLetter(c) => state with { Context = MarkupContext.TagName, Pending = c.ToString() },
        '/' => state with { Context = MarkupContext.EndTagOpen },
        '!' => state with { Context = MarkupContext.DeclarationOpen, Pending = "" },
        '?' => state with { Context = MarkupContext.Declaration },
        '<' => state,
        _ => state.ToText(),
    };

    static MarkupState InTagName(MarkupState state, char c)
    {
        if (!EndsName(c))
        {
            return state with { Pending = Longer(state.Pending, c) };
        }

        var name = state.Pending ?? "";
        var isNested = !state.IsStorage && (state.Noscript > 0 || Nesting.Concerns(state.Nesting, name));
        var next = state with { Context = MarkupContext.InTag, Element = ElementKinds.For(name), Pending = null, NameHasValue = false };
        return InTag(next with { Tag = isNested ? name : null }, c);
    }

    static MarkupState InTag(MarkupState state, char c) => c switch
    {
        '>' => EndOfTag(state),
        '/' => state with { IsSelfClosing = true },
        _ when IsSpace(c) => state with { IsSelfClosing = false },
        _ => state with { Context = MarkupContext.AttributeName, IsSelfClosing = false, Pending = c.ToString() },
    };

    static MarkupState InAttributeName(MarkupState state, char c) => c switch
    {
        '=' => state with
        {
            Context = MarkupContext.BeforeValue,
            Attribute = AttributeKinds.For(state.Element, state.Pending ?? ""),
            Pending = null,
            NameHasValue = false,
        },
        '>' => EndOfTag(state),
        '/' => state with { Context = MarkupContext.InTag, IsSelfClosing = true, Pending = null, NameHasValue = false },
        _ when IsSpace(c) => state with { Context = MarkupContext.AfterAttributeName, NameHasValue = false },
        _ => state with { Pending = Longer(state.Pending, c) },
    };

    static MarkupState AfterAttributeName(MarkupState state, char c) =>
        c == '=' ? InAttributeName(state, c) : IsSpace(c) ? state : InTag(state with { Context = MarkupContext.InTag, Pending = null }, c);

    static MarkupState BeforeValue(MarkupState state, char c) => c switch
    {
        '"' or '\'' => state with { Context = MarkupContext.QuotedValue, Quote = c, Pending = state.Attribute == AttributeKind.UrlList ? "" : null },
        '>' => EndOfTag(state),
        _ when IsSpace(c) => state,
        _ => InValue(state with { Context = MarkupContext.UnquotedValue, Pending = state.Attribute == AttributeKind.UrlList ? "" : null }, [c]),
    };

    static MarkupState InValue(MarkupState state, ReadOnlySpan<char> text)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler or AttributeKind.Style or AttributeKind.Url or AttributeKind.UrlList:
                var open = state.Reference;
                var read = CharacterReferences.Read(ref open, text);
                state = state with { Reference = open };
                return state.Attribute switch
                {
                    AttributeKind.Handler => ScriptScanner.Advance(state, read),
                    AttributeKind.Style => StyleScanner.Advance(state, read),
                    _ => AddressScanner.Advance(state, read, isValue: false),
                };
            default:
                return state;
        }
    }

    static MarkupState EndOfTag(MarkupState state)
    {
        if (state.Tag is { } tag)
        {
            return EndOfNestedTag(state, tag);
        }

        if (state.IsEndTag || (state.IsStorage && state.IsSelfClosing))
        {
            return state.ToText();
        }

        return Content(state, state.IsStorage);
    }

    static MarkupState Content(MarkupState state, bool isStorage)
    {
        var place = ElementKinds.ContentOf(state.Element, isStorage);
        return place == MarkupContext.Text ? state.ToText() : state.ToText() with { Context = place, Element = state.Element };
    }

    static MarkupState EndOfNestedTag(MarkupState state, string tag)
    {
        var isNoscript = tag.Equals("noscript", StringComparison.OrdinalIgnoreCase);
        if (state.IsEndTag)
        {
            return state.ToText() with { Nesting = Nesting.Close(state.Nesting, tag), Noscript = isNoscript ? (byte)0 : state.Noscript };
        }

        var nesting = tag.Length < LongestName ? Nesting.Open(state.Nesting, tag, state.IsSelfClosing) : Nesting.Unknown;
        var isForeign = nesting == state.Nesting ? !Nesting.IsHtml(nesting) : Nesting.HasCharacterData(nesting);
        var next = state with { Nesting = nesting };
        if (isForeign && !Nesting.IsUnknown(nesting))
        {
            return next.ToText();
        }

        next = Content(next, isStorage: false);
        // HTML reads on in a way of its own, SVG does not: nothing can be told of what follows.
        if ((next.Context != MarkupContext.Text || isNoscript) && nesting is not null && (isNoscript || Nesting.IsUnknown(nesting)))
        {
            return next with { Context = MarkupContext.Lost };
        }

        return isNoscript ? next with { Noscript = 1 } : next;
    }

    /// <summary>Content that only its own end tag can end.</summary>
    static MarkupState InContent(MarkupState state, char c)
    {
        if (state.Context == MarkupContext.Script)
        {
            var next = ScriptDataScanner.Advance(ScriptScanner.Advance(state, c), c, out var isEnd);
            return isEnd ? EndOfContent(next, "script", c) : next;
        }

        if (state.Element == ElementKind.Style)
        {
            state = StyleScanner.Advance(state, c);
        }

        var end = ElementKinds.EndOf(state.Element);
        if (state.Pending is { } seen && seen.Length == end.Length && EndsName(c))
        {
            return EndOfContent(state, end[2..], c);
        }

        if (state.Pending is null && c != '<')
        {
            return state;
        }

        var pending = c == '<' ? "<" : Longer(state.Pending, c);
        return state with { Pending = end.StartsWith(pending, StringComparison.OrdinalIgnoreCase) ? pending : null };
    }
    static MarkupState EndOfContent(MarkupState state, string name, char c)
    {
        var tag = state.Nesting is null && state.Noscript == 0 ? null : name;
        return InTag(state.ToText() with { Context = MarkupContext.InTag, IsEndTag = true, Tag = tag }, c);
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
        {
            return state with { Context = MarkupContext.Comment, Pending = null, Run = (byte)(state.IsStorage ? 0 : CommentStart) };
        }

        var isSection = state.IsStorage || Nesting.HasCharacterData(state.Nesting);
        if (pending == CharacterDataOpen)
        {
            return state with { Context = isSection ? MarkupContext.CharacterData : MarkupContext.Lost, Pending = null };
        }

        if (pending == "-" || ((isSection || Nesting.IsUnknown(state.Nesting)) && CharacterDataOpen.StartsWith(pending, StringComparison.Ordinal)))
        {
            return state with { Pending = pending };
        }

        return c == '>' ? state.ToText() : state with { Context = MarkupContext.Declaration, Pending = null };
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

    public static string Longer(string? name, char c) => Longer(name, [c]);

    static string Longer(string? name, ReadOnlySpan<char> rest)
    {
        var room = LongestName - (name?.Length ?? 0);
        return room <= 0 ? name! : string.Concat(name, rest[..Math.Min(room, rest.Length)]);
    }

    public static bool EndsName(char c) => IsSpace(c) || c is '/' or '>';

    static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
