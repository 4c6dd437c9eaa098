namespace UserMacro.Templating.Markup;

/// <summary>Follows the text of a <c>script</c> element as HTML reads it.</summary>
internal static class ScriptDataScanner
{
    const string ScriptOpen = "<script";
    const string ScriptClose = "</script";
    const string ScriptComment = "<!--";

    /// <summary>The script data states of the HTML standard: which end tag ends a script with comments in it.</summary>
    /// <param name="state">Before the character.</param>
    /// <param name="c">The character.</param>
    /// <param name="isEnd">Whether it ends the name of the end tag.</param>
    public static MarkupState Advance(MarkupState state, char c, out bool isEnd)
    {
        isEnd = false;
        if (state.Pending is { } seen && MarkupScanner.EndsName(c))
        {
            if (seen.Length == ScriptClose.Length)
            {
                isEnd = state.ScriptData != ScriptDataState.DoubleEscaped;
                return isEnd ? state : state with { ScriptData = ScriptDataState.Escaped, Pending = null, Run = 0 };
            }

            if (seen.Length == ScriptOpen.Length && seen[1] != '/' && state.ScriptData == ScriptDataState.Escaped)
            {
                return state with { ScriptData = ScriptDataState.DoubleEscaped, Pending = null, Run = 0 };
            }
        }

        if (state.ScriptData != ScriptDataState.Plain)
        {
            if (c == '>' && state.Run == 2)
            {
                return state with { ScriptData = ScriptDataState.Plain, Pending = null, Run = 0 };
            }

            var dashes = c == '-' ? Math.Min(2, state.Run + 1) : 0;
            state = dashes == state.Run ? state : state with { Run = (byte)dashes };
        }

        if (c != '<' && state.Pending is null)
        {
            return state;
        }

        var pending = c == '<' ? "<" : MarkupScanner.Longer(state.Pending, c);
        if (pending == ScriptComment && state.ScriptData == ScriptDataState.Plain)
        {
            return state with { ScriptData = ScriptDataState.Escaped, Pending = null, Run = 2 };
        }

        return state with { Pending = IsDelimiter(state.ScriptData, pending) ? pending : null };
    }

    static bool IsDelimiter(ScriptDataState data, string beginning) =>
        ScriptClose.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        || (data == ScriptDataState.Plain && ScriptComment.StartsWith(beginning, StringComparison.Ordinal))
        || (data == ScriptDataState.Escaped && ScriptOpen.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
