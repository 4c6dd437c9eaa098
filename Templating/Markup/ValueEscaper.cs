using System.Buffers;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes a value for the current output position.</summary>
internal static class ValueEscaper
{
    /// <summary>Written in place of a style that could do more than set one property.</summary>
    public const string BlockedStyle = "blocked";

    static readonly SearchValues<char> UnsafeInStyle = SearchValues.Create("();:\\<>@{}\"'&");

    /// <summary>Escapes a text. The place must be one that <see cref="Refusals"/> does not refuse.</summary>
    /// <param name="state">The current output position; afterwards, the position after the value.</param>
    /// <param name="value">The text.</param>
    public static string Escape(ref MarkupState state, string value)
    {
        switch (state.Place)
        {
            case Place.CharacterData:
                var escaped = TextEscaper.CharacterData(value, state.Run > 0);
                state = value.Length == 0 ? state : state with { Run = 0 };
                return escaped;
            case Place.Script:
                return InScript(ref state, value);
            case Place.QuotedValue:
                return InAttribute(ref state, value);
            default:
                return TextEscaper.Text(value);
        }
    }

    /// <summary>Writes JSON at the current output position among JavaScript code; null anywhere else.</summary>
    public static string? Json(ref MarkupState state, string json)
    {
        if (state.Script != ScriptPlace.Code)
            return null;
        var inScript = state.Place == Place.Script;
        if (!inScript && (state.Place != Place.QuotedValue || state.Attribute != AttributeKind.Handler))
            return null;
        state = AfterValue(state);
        return inScript ? json : TextEscaper.Attribute(json);
    }

    /// <summary>The context after any ordinary value: what analysis can know of it.</summary>
    public static MarkupState AfterValue(MarkupState state) => state switch
    {
        { Place: Place.CharacterData } => state with { Run = 0 },
        { Place: Place.Script } or { Place: Place.QuotedValue, Attribute: AttributeKind.Handler } =>
            state.Script == ScriptPlace.Code ? state with { Pending = null, ScriptBefore = ')' } : state with { Pending = null },
        { Place: Place.QuotedValue, Attribute: AttributeKind.Url } =>
            state with { Attribute = AttributeKind.UrlRest, Pending = null, PendingHasValue = false, Reference = null },
        { Place: Place.QuotedValue, Attribute: AttributeKind.UrlList } => state with { Pending = null, PendingHasValue = false, Reference = null },
        { Place: Place.QuotedValue, Attribute: AttributeKind.Style, Run: AddressScanner.InStyleAddress } => state with { PendingHasValue = true },
        _ => state,
    };

    static string InAttribute(ref MarkupState state, string value)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler:
                return TextEscaper.Attribute(InScript(ref state, value));
            case AttributeKind.Style:
                state = AfterValue(state);
                return value.AsSpan().ContainsAny(UnsafeInStyle) || value.Contains("/*", StringComparison.Ordinal)
                    ? BlockedStyle
                    : TextEscaper.Attribute(value);
            case AttributeKind.Url or AttributeKind.UrlList:
                return InAddress(ref state, value);
            default:
                return TextEscaper.Attribute(value);
        }
    }

    static string InScript(ref MarkupState state, string value)
    {
        var isCode = state.Script == ScriptPlace.Code;
        state = AfterValue(state);
        return isCode ? '"' + TextEscaper.ScriptString(value) + '"' : TextEscaper.ScriptString(value);
    }

    static string InAddress(ref MarkupState state, string value)
    {
        var escaped = TextEscaper.Attribute(value);
        // After the beginning of a character reference a browser reads the value's first characters as the rest of it.
        var left = state.Reference;
        var read = left is null ? value : CharacterReferences.Read(ref left, escaped);
        var after = AddressScanner.Advance(state with { Reference = left }, read, isValue: true);
        if (after.Place != Place.Violated)
        {
            state = after;
            return escaped;
        }

        // What the author wrote may have completed the scheme only now: then nothing that is written after it is harmless.
        var open = state.Reference;
        var replaced = open is null ? AddressGuard.Blocked : CharacterReferences.Read(ref open, AddressGuard.Blocked);
        state = AddressScanner.Advance(state with { Reference = null }, replaced, isValue: true) is { Place: Place.Violated } violated
            ? violated
            : AfterValue(state);
        return AddressGuard.Blocked;
    }
}
