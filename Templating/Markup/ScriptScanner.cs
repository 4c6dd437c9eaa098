namespace UserMacro.Templating.Markup;

/// <summary>Follows JavaScript far enough to tell code from strings and comments.</summary>
internal static class ScriptScanner
{
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
            return state with { ScriptEscape = false };
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
                return state with { Script = ScriptContext.TemplateExpression };
            case ScriptContext.TemplateDollar:
                return Advance(state with { Script = ScriptContext.Template }, c);
            case ScriptContext.LineComment:
                return c is '\n' or '\r' ? state with { Script = ScriptContext.Code } : state;
            case ScriptContext.BlockComment:
                return c == '*' ? state with { Script = ScriptContext.BlockCommentStar } : state;
            case ScriptContext.BlockCommentStar when c != '*':
                return state with { Script = c == '/' ? ScriptContext.Code : ScriptContext.BlockComment };
            case ScriptContext.Regex:
                return InRegex(state, c);
            case ScriptContext.RegexClass when c == '\\':
                return state with { ScriptEscape = true };
            case ScriptContext.RegexClass when c == ']':
                return state with { Script = ScriptContext.Regex };
            default:
                return state;
        }
    }

    static MarkupState InCode(MarkupState state, char c) => c switch
    {
        '"' => state with { Script = ScriptContext.DoubleQuoted },
        '\'' => state with { Script = ScriptContext.SingleQuoted },
        '`' => state with { Script = ScriptContext.Template },
        '/' => state with { Script = ScriptContext.Slash },
        _ when char.IsWhiteSpace(c) => state,
        _ => state with { ScriptBefore = c },
    };

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

        var isRegex = state.ScriptBefore == '\0' || "(,=:[!&|?{};+-*%~^<>".Contains(state.ScriptBefore, StringComparison.Ordinal);
        return isRegex
            ? Advance(state with { Script = ScriptContext.Regex }, c)
            : Advance(state with { Script = ScriptContext.Code, ScriptBefore = '/' }, c);
    }

    static MarkupState InString(MarkupState state, char c, char quote)
    {
        if (c == '\\')
        {
            return state with { ScriptEscape = true };
        }

        var ends = c == quote || (quote != '`' && c is '\n' or '\r');
        return ends ? state with { Script = ScriptContext.Code, ScriptBefore = quote } : state;
    }

    static MarkupState InRegex(MarkupState state, char c) => c switch
    {
        '\\' => state with { ScriptEscape = true },
        '[' => state with { Script = ScriptContext.RegexClass },
        '/' or '\n' or '\r' => state with { Script = ScriptContext.Code, ScriptBefore = ')' },
        _ => state,
    };
}
