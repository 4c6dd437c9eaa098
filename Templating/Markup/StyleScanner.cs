namespace UserMacro.Templating.Markup;

/// <summary>Follows CSS, of style sheets and of attributes, as the tokenization section of its standard reads it.</summary>
internal static class StyleScanner
{
    // Run: progress through "url" at the beginning of a word, another word, a word with an escape in it, and the slash before a comment.
    const byte Letters = 3;
    const byte OtherWord = 4;
    const byte EscapedWord = 5;
    const byte Slash = 6;
    const byte EscapedReturn = 7;

    const string Function = "url";

    public static MarkupState Advance(MarkupState state, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (state.Style is StyleContext.Comment or StyleContext.Lost && !state.ScriptEscape)
            {
                var end = state.Style == StyleContext.Comment ? text[at..].IndexOf('*') : -1;
                if (end < 0)
                {
                    break;
                }

                at += end;
            }

            state = Advance(state, text[at]);
        }

        return state;
    }

    public static MarkupState Advance(MarkupState state, char c)
    {
        if (state.ScriptEscape)
        {
            return state with { ScriptEscape = false, Run = c == '\r' ? EscapedReturn : state.Run == EscapedWord ? EscapedWord : (byte)0 };
        }

        if (state.Run == EscapedReturn)
        {
            state = state with { Run = 0 };
            if (c == '\n')
            {
                return state;
            }
        }

        return state.Style switch
        {
            StyleContext.Selector or StyleContext.AtRule or StyleContext.Value => InSheet(state, c),
            StyleContext.DoubleQuoted => InString(state, c, '"'),
            StyleContext.SingleQuoted => InString(state, c, '\''),
            StyleContext.AddressOpen when IsSpace(c) => state,
            StyleContext.AddressOpen when c is '"' or '\'' => state with
            {
                Style = c == '"' ? StyleContext.DoubleQuoted : StyleContext.SingleQuoted,
                StyleAddress = StyleAddress.Empty,
                PendingHasValue = false,
            },
            StyleContext.AddressOpen or StyleContext.Address => InAddress(state with { Style = StyleContext.Address }, c),
            StyleContext.Comment => c == '*' ? state with { Style = StyleContext.CommentStar } : state,
            StyleContext.CommentStar when c != '*' =>
                c == '/' ? state with { Style = state.StyleAround, StyleAround = default } : state with { Style = StyleContext.Comment },
            _ => state,
        };
    }

    static MarkupState InSheet(MarkupState state, char c)
    {
        if (IsWord(c))
        {
            return InWord(state, c);
        }

        if (state.Run == Slash && c == '*')
        {
            return state with { Style = StyleContext.Comment, StyleAround = state.Style, Run = 0 };
        }

        switch (c)
        {
            case '"' or '\'':
                return state with { Style = c == '"' ? StyleContext.DoubleQuoted : StyleContext.SingleQuoted, StyleAround = state.Style, Run = 0 };
            case '(' when state.Run == Letters:
                return state with
                {
                    Style = StyleContext.AddressOpen,
                    StyleAround = state.Style,
                    Run = 0,
                    StyleAddress = StyleAddress.Empty,
                    PendingHasValue = false,
                };
            case '(' when state.Run == EscapedWord:
                return state with { Style = StyleContext.Lost, Run = 0 };
            case '\\':
                return state with { ScriptEscape = true, Run = EscapedWord };
            case '/':
                return state with { Run = Slash };
            case ';' or '{' or '}':
                return state.Style == StyleContext.Selector && state.Run == 0 ? state : state with { Style = StyleContext.Selector, Run = 0 };
            case ':' when state.Style == StyleContext.Selector:
                return state with { Style = StyleContext.Value, Run = 0 };
            case '@' when state.Style == StyleContext.Selector:
                return state with { Style = StyleContext.AtRule, Run = 0 };
            default:
                return state.Run == 0 ? state : state with { Run = 0 };
        }
    }

    static MarkupState InWord(MarkupState state, char c)
    {
        var run = state.Run switch
        {
            OtherWord or EscapedWord => state.Run,
            Slash => (byte)0,
            _ => state.Run,
        };
        var next = run < Letters && char.ToLowerInvariant(c) == Function[run] ? (byte)(run + 1) : run == EscapedWord ? EscapedWord : OtherWord;
        return next == state.Run ? state : state with { Run = next };
    }

    static MarkupState InString(MarkupState state, char c, char quote)
    {
        if (c == '\\')
        {
            return state with { ScriptEscape = true };
        }

        // A string ends with its line.
        if (c == quote || c is '\n' or '\r' or '\f')
        {
            return Ended(state);
        }

        return state.StyleAddress == StyleAddress.None ? state : InAddressText(state, c);
    }

    static MarkupState InAddress(MarkupState state, char c) => c switch
    {
        ')' => Ended(state),
        '\\' => state with { ScriptEscape = true },
        _ => InAddressText(state, c),
    };

    /// <summary>A value may be the beginning of an address, and may not be its scheme together with a colon of the author's.</summary>
    static MarkupState InAddressText(MarkupState state, char c) => c switch
    {
        _ when state.StyleAddress == StyleAddress.Decided => state,
        ':' when state.PendingHasValue => state with { Context = MarkupContext.Violated },
        ':' or '/' or '?' or '#' => state with { StyleAddress = StyleAddress.Decided, PendingHasValue = false },
        _ when IsSpace(c) || state.StyleAddress == StyleAddress.Begun => state,
        _ => state with { StyleAddress = StyleAddress.Begun },
    };

    static MarkupState Ended(MarkupState state) =>
        state with { Style = state.StyleAround, StyleAround = default, StyleAddress = default, PendingHasValue = false, Run = 0 };

    static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c > '\u007f';

    static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
