namespace UserMacro.Templating.Markup;

/// <summary>Writes a value into JavaScript: beside a name as a part of it, alone as a literal, in anything else escaped.</summary>
/// <remarks>
/// What it writes consists of letters and digits of ASCII, underscores, escapes, and the quotes of whole literals: nothing of it runs,
/// even where the browser should read the script otherwise.
/// </remarks>
internal static class ScriptValues
{
    /// <summary>Written in place of the name of a property, which no value may choose.</summary>
    public const string Blocked = "blocked";

    /// <summary>A regular expression that matches nothing but the empty text; two slashes alone would begin a comment.</summary>
    const string EmptyPattern = "(?:)";

    /// <summary>Whether the place is among JavaScript code.</summary>
    public static bool IsCode(in MarkupState state) =>
        state.Script == ScriptContext.Code
        && (state.Context == MarkupContext.Script
            || (state is { Attribute: AttributeKind.Handler, Context: MarkupContext.QuotedValue or MarkupContext.UnquotedValue or MarkupContext.BeforeValue }));

    /// <summary>Whether a literal can be written: not beside a name or a dot, nor where a name is declared.</summary>
    public static bool IsAlone(in MarkupState state, string literal) =>
        !state.ScriptInWord && (state.ScriptBefore != '.' || literal is ['[' or '{', ..]) && !IsDeclared(state);

    /// <summary>What is written for the value.</summary>
    public static string Write(in MarkupState state, string value, ITextMeter meter) => state.Script switch
    {
        // A backslash of the author's stays one, rather than taking the value's first character.
        _ when state.ScriptEscape => '\\' + TextEscaper.ScriptString(value, meter),
        ScriptContext.Code when state.ScriptInWord => ScriptWords.Part(value),
        ScriptContext.Code when state.ScriptBefore == '.' => state.ScriptWord == ScriptWords.Decimal && IsDigits(value) ? value : Property(meter),
        ScriptContext.Code when IsDeclared(state) => ScriptWords.Name(value),
        ScriptContext.Code => Literal(value, meter),
        ScriptContext.Slash when !ScriptScanner.ExpectsExpression(state) => Literal(value, meter),
        ScriptContext.Slash when value.Length == 0 => EmptyPattern,
        _ => TextEscaper.ScriptString(value, meter),
    };

    /// <summary>The position after what was written.</summary>
    public static MarkupState Behind(MarkupState state, string written) =>
        written.Length == 0 || state.Script != ScriptContext.Code
            ? state
            : state with { ScriptBefore = ')', ScriptWord = 0, ScriptRun = 0, ScriptInWord = ScriptWords.IsPart(written[^1]) };

    static bool IsDigits(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('0', '9');

    static string Property(ITextMeter meter)
    {
        meter.Block();
        return Blocked;
    }

    static string Literal(string value, ITextMeter meter) => '"' + TextEscaper.ScriptString(value, meter) + '"';

    static bool IsDeclared(in MarkupState state) => ScriptWords.IsPart(state.ScriptBefore) && ScriptWords.IsBeforeName(state.ScriptWord);
}
