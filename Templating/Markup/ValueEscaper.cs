using System.Buffers;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes a value for the place where the output stands.</summary>
internal static class ValueEscaper
{
    /// <summary>Written in place of a style that could do more than set one property.</summary>
    public const string BlockedStyle = "blocked";

    static readonly SearchValues<char> UnsafeInStyle = SearchValues.Create("();:\\<>@{}\"'&");

    /// <summary>Escapes a text. The place must be one that <see cref="Refusals"/> does not refuse.</summary>
    /// <param name="state">Where the output stands; afterwards, where it stands behind the value.</param>
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

    /// <summary>Writes JSON where the output stands among JavaScript code; null anywhere else.</summary>
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

    /// <summary>Where the output stands behind any ordinary value: what analysis can know of it.</summary>
    public static MarkupState AfterValue(MarkupState state) => state switch
    {
        { Place: Place.CharacterData } => state with { Run = 0 },
        { Place: Place.Script } or { Place: Place.QuotedValue, Attribute: AttributeKind.Handler } =>
            state.Script == ScriptPlace.Code ? state with { Pending = null, ScriptBefore = ')' } : state with { Pending = null },
        { Place: Place.QuotedValue, Attribute: AttributeKind.Url } => state with { Attribute = AttributeKind.UrlRest, Pending = null, PendingHasValue = false },
        _ => state,
    };

    static string InAttribute(ref MarkupState state, string value)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler:
                return TextEscaper.Attribute(InScript(ref state, value));
            case AttributeKind.Style:
                return value.AsSpan().ContainsAny(UnsafeInStyle) || value.Contains("/*", StringComparison.Ordinal) ? BlockedStyle : TextEscaper.Attribute(value);
            case AttributeKind.Url:
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
        var address = AddressGuard.Append(state.Pending, value);
        switch (AddressGuard.Judge(address))
        {
            case AddressGuard.Verdict.Open:
                state = state with { Pending = address, PendingHasValue = true };
                return TextEscaper.Attribute(value);
            case AddressGuard.Verdict.Harmless:
                state = AfterValue(state);
                return TextEscaper.Attribute(value);
            default:
                state = AfterValue(state);
                return AddressGuard.Blocked;
        }
    }
}
