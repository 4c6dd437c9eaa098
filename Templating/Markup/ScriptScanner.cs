namespace UserMacro.Templating.Markup;

/// <summary>Follows JavaScript far enough to tell code from strings and comments.</summary>
internal static class ScriptScanner
{
    public static MarkupState Advance(MarkupState state, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            state = Advance(state, c);
        return state;
    }

    public static MarkupState Advance(MarkupState state, char c)
    {
        if (state.ScriptEscape)
            return state with { ScriptEscape = false };
        switch (state.Script)
        {
            case ScriptPlace.Code:
                return InCode(state, c);
            case ScriptPlace.Slash:
                return BehindSlash(state, c);
            case ScriptPlace.DoubleQuoted:
                return InString(state, c, '"');
            case ScriptPlace.SingleQuoted:
                return InString(state, c, '\'');
            case ScriptPlace.Template:
                return c == '$' ? state with { Script = ScriptPlace.TemplateDollar } : InString(state, c, '`');
            case ScriptPlace.TemplateDollar when c == '{':
                return state with { Script = ScriptPlace.TemplateExpression };
            case ScriptPlace.TemplateDollar:
                return Advance(state with { Script = ScriptPlace.Template }, c);
            case ScriptPlace.LineComment:
                return c is '\n' or '\r' ? state with { Script = ScriptPlace.Code } : state;
            case ScriptPlace.BlockComment:
                return c == '*' ? state with { Script = ScriptPlace.BlockCommentStar } : state;
            case ScriptPlace.BlockCommentStar when c != '*':
                return state with { Script = c == '/' ? ScriptPlace.Code : ScriptPlace.BlockComment };
            case ScriptPlace.Regex:
                return InRegex(state, c);
            case ScriptPlace.RegexClass when c == '\\':
                return state with { ScriptEscape = true };
            case ScriptPlace.RegexClass when c == ']':
                return state with { Script = ScriptPlace.Regex };
            default:
                return state;
        }
    }

    static MarkupState InCode(MarkupState state, char c) => c switch
    {
        '"' => state with { Script = ScriptPlace.DoubleQuoted },
        '\'' => state with { Script = ScriptPlace.SingleQuoted },
        '`' => state with { Script = ScriptPlace.Template },
        '/' => state with { Script = ScriptPlace.Slash },
        _ when char.IsWhiteSpace(c) => state,
        _ => state with { ScriptBefore = c },
    };

    static MarkupState BehindSlash(MarkupState state, char c)
    {
        if (c == '/')
            return state with { Script = ScriptPlace.LineComment };
        if (c == '*')
            return state with { Script = ScriptPlace.BlockComment };
        var isRegex = state.ScriptBefore == '\0' || "(,=:[!&|?{};+-*%~^<>".Contains(state.ScriptBefore, StringComparison.Ordinal);
        return isRegex
            ? Advance(state with { Script = ScriptPlace.Regex }, c)
            : Advance(state with { Script = ScriptPlace.Code, ScriptBefore = '/' }, c);
    }

    static MarkupState InString(MarkupState state, char c, char quote)
    {
        if (c == '\\')
            return state with { ScriptEscape = true };
        var ends = c == quote || (quote != '`' && c is '\n' or '\r');
        return ends ? state with { Script = ScriptPlace.Code, ScriptBefore = quote } : state;
    }

    static MarkupState InRegex(MarkupState state, char c) => c switch
    {
        '\\' => state with { ScriptEscape = true },
        '[' => state with { Script = ScriptPlace.RegexClass },
        '/' or '\n' or '\r' => state with { Script = ScriptPlace.Code, ScriptBefore = ')' },
        _ => state,
    };
}
