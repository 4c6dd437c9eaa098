namespace UserMacro.Templating.Markup;

/// <summary>Follows JavaScript far enough to tell code from strings, comments, template literals and regular expressions.</summary>
internal static class ScriptScanner
{
    // ScriptRun: progress through "<!--" and, where nothing but space is before it on the line, "-->"; and a line break of two characters
    // after a backslash.
    const byte CommentOpen = 1;
    const byte CommentOpenBang = 2;
    const byte CommentOpenDash = 3;
    const byte CommentClose = 4;
    const byte CommentCloseDash = 5;
    const byte EscapedReturn = 6;

    const int DeepestBraces = 64;

    public static MarkupState Advance(MarkupState state, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            state = Advance(state, c);
        }

        return state;
    }

    public static MarkupState Advance(MarkupState state, char c)
    {
        if (state.ScriptEscape)
        {
            return state with { ScriptEscape = false, ScriptRun = c == '\r' ? EscapedReturn : (byte)0 };
        }

        if (state.ScriptRun == EscapedReturn)
        {
            state = state with { ScriptRun = 0 };
            if (c == '\n')
            {
                return state;
            }
        }

        switch (state.Script)
        {
            case ScriptContext.Code:
                return InCode(state, c);
            case ScriptContext.Slash:
                return BehindSlash(state, c);
            case ScriptContext.DoubleQuoted:
                return InString(state, c, '"');
            case ScriptContext.SingleQuoted:
                return InString(state, c, '\'');
            case ScriptContext.Template:
                return c == '$' ? state with { Script = ScriptContext.TemplateDollar } : InString(state, c, '`');
            case ScriptContext.TemplateDollar when c == '{':
                return Opened(state, '`');
            case ScriptContext.TemplateDollar:
                return Advance(state with { Script = ScriptContext.Template }, c);
            case ScriptContext.LineComment:
                return IsLineBreak(c) ? state with { Script = ScriptContext.Code, ScriptInLine = false } : state;
            case ScriptContext.BlockComment:
                return c == '*' ? state with { Script = ScriptContext.BlockCommentStar } : IsLineBreak(c) ? state with { ScriptInLine = false } : state;
            case ScriptContext.BlockCommentStar when c != '*':
                return c == '/' ? state with { Script = ScriptContext.Code } : Advance(state with { Script = ScriptContext.BlockComment }, c);
            case ScriptContext.Regex:
                return InRegex(state, c);
            case ScriptContext.RegexClass when c == '\\':
                return state with { ScriptEscape = true };
            case ScriptContext.RegexClass when IsLineBreak(c):
                return state with { Script = ScriptContext.Code, ScriptBefore = ')', ScriptInLine = false };
            case ScriptContext.RegexClass when c == ']':
                return state with { Script = ScriptContext.Regex };
            default:
                return state;
        }
    }

    /// <summary>Whether a slash before the next character begins a regular expression rather than divides.</summary>
    public static bool ExpectsExpression(in MarkupState state) =>
        state.ScriptBefore == '\0'
        || "(,=:[!&|?{};+-*%~^<>".Contains(state.ScriptBefore, StringComparison.Ordinal)
        || (ScriptWords.IsPart(state.ScriptBefore) && ScriptWords.IsBeforeExpression(state.ScriptWord));

    static MarkupState InCode(MarkupState state, char c)
    {
        if (ScriptWords.IsPart(c))
        {
            return state with
            {
                ScriptBefore = c,
                ScriptWord = ScriptWords.Longer(state.ScriptInWord ? state.ScriptWord : 0, c),
                ScriptInWord = true,
                ScriptInLine = true,
                ScriptRun = 0,
            };
        }

        if (char.IsWhiteSpace(c))
        {
            return state.ScriptInWord || state.ScriptRun > 0 || IsLineBreak(c)
                ? state with { ScriptInWord = false, ScriptRun = 0, ScriptInLine = state.ScriptInLine && !IsLineBreak(c) }
                : state;
        }

        if ((c, state.ScriptRun) is ('-', CommentOpenDash) or ('>', CommentCloseDash))
        {
            return state with { Script = ScriptContext.LineComment, ScriptInWord = false, ScriptRun = 0 };
        }

        var run = Run(state, c);
        var next = state with { ScriptInWord = false, ScriptRun = run, ScriptInLine = state.ScriptInLine || run is not (CommentClose or CommentCloseDash) };
        return c switch
        {
            '"' => next with { Script = ScriptContext.DoubleQuoted },
            '\'' => next with { Script = ScriptContext.SingleQuoted },
            '`' => next with { Script = ScriptContext.Template },
            '/' => next with { Script = ScriptContext.Slash },
            '{' when state.ScriptBraces is not null => Opened(next, '{'),
            '}' when state.ScriptBraces is { } open => Closed(next, open),
            '.' => next with { ScriptBefore = c, ScriptWord = IsDecimal(state) ? ScriptWords.Decimal : 0 },
            _ => next with { ScriptBefore = c, ScriptWord = 0 },
        };
    }

    /// <summary>Whether a dot is the point of a number rather than before the name of a property.</summary>
    static bool IsDecimal(in MarkupState state) => state.ScriptInWord
        ? char.IsAsciiDigit(state.ScriptBefore)
        : !ScriptWords.IsPart(state.ScriptBefore) && state.ScriptBefore is not (')' or ']' or '}' or '"' or '\'' or '`');

    static byte Run(in MarkupState state, char c) => (c, state.ScriptRun) switch
    {
        ('<', _) => CommentOpen,
        ('!', CommentOpen) => CommentOpenBang,
        ('-', CommentOpenBang) => CommentOpenDash,
        ('-', CommentClose) => CommentCloseDash,
        ('-', 0) when !state.ScriptInLine => CommentClose,
        _ => 0,
    };

    static MarkupState Opened(MarkupState state, char brace) => state.ScriptBraces?.Length >= DeepestBraces
        ? state with { Script = ScriptContext.Lost }
        : state with
        {
            Script = ScriptContext.Code,
            ScriptBraces = state.ScriptBraces + brace,
            ScriptBefore = '{',
            ScriptWord = 0,
            ScriptInWord = false,
            ScriptRun = 0,
        };

    static MarkupState Closed(MarkupState state, string open)
    {
        var left = open.Length == 1 ? null : open[..^1];
        return open[^1] == '`'
            ? state with { Script = ScriptContext.Template, ScriptBraces = left }
            : state with { ScriptBraces = left, ScriptBefore = '}', ScriptWord = 0 };
    }

    static MarkupState BehindSlash(MarkupState state, char c)
    {
        if (c == '/')
        {
            return state with { Script = ScriptContext.LineComment };
        }

        if (c == '*')
        {
            return state with { Script = ScriptContext.BlockComment };
        }

        return ExpectsExpression(state)
            ? Advance(state with { Script = ScriptContext.Regex }, c)
            : Advance(state with { Script = ScriptContext.Code, ScriptBefore = '/', ScriptWord = 0 }, c);
    }

    static MarkupState InString(MarkupState state, char c, char quote)
    {
        if (c == '\\')
        {
            return state with { ScriptEscape = true };
        }

        var ends = c == quote || (quote != '`' && c is '\n' or '\r');
        return ends ? state with { Script = ScriptContext.Code, ScriptBefore = quote, ScriptWord = 0, ScriptInLine = c == quote } : state;
    }

    static MarkupState InRegex(MarkupState state, char c) => c switch
    {
        '\\' => state with { ScriptEscape = true },
        '[' => state with { Script = ScriptContext.RegexClass },
        '/' => state with { Script = ScriptContext.Code, ScriptBefore = ')', ScriptWord = 0 },
        _ when IsLineBreak(c) => state with { Script = ScriptContext.Code, ScriptBefore = ')', ScriptWord = 0, ScriptInLine = false },
        _ => state,
    };

    static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';
}
