using System.Buffers;
using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes a value for the current output position.</summary>
internal static class ValueEscaper
{
    /// <summary>Written in place of a style that could do more than set one property.</summary>
    public const string BlockedStyle = "blocked";

    /// <summary>What a character costs of a list of addresses, in those that are escaped.</summary>
    const int CostOfAddress = 4;

    static readonly SearchValues<char> UnsafeInStyle = SearchValues.Create("();:\\<>@{}\"'&");

    /// <summary>Escapes a text. The place must be one that <see cref="UnsafeContextMessages"/> does not refuse.</summary>
    /// <param name="state">The current output position; afterwards, the position after the value.</param>
    /// <param name="value">The text.</param>
    /// <param name="meter">Pays for all but the first piece of it.</param>
    public static string Escape(ref MarkupState state, string value, ITextMeter meter)
    {
        switch (state.Context)
        {
            case MarkupContext.CharacterData:
                var escaped = TextEscaper.CharacterData(value, state.Run > 0, meter);
                state = value.Length == 0 ? state : state with { Run = 0 };
                return escaped;
            case MarkupContext.Script:
                return InScript(ref state, value, meter);
            case MarkupContext.QuotedValue:
                return InAttribute(ref state, value, meter);
            default:
                return TextEscaper.Text(value, meter);
        }
    }

    /// <summary>Writes JSON at the current output position among JavaScript code; null anywhere else.</summary>
    public static string? Json(ref MarkupState state, string json, ITextMeter meter)
    {
        if (state.Script != ScriptContext.Code)
        {
            return null;
        }

        var inScript = state.Context == MarkupContext.Script;
        if (!inScript && (state.Context != MarkupContext.QuotedValue || state.Attribute != AttributeKind.Handler))
        {
            return null;
        }

        state = AfterValue(state);
        return inScript ? json : TextEscaper.Attribute(json, meter);
    }

    /// <summary>The context after any ordinary value: what analysis can know of it.</summary>
    public static MarkupState AfterValue(MarkupState state) => state switch
    {
        { Context: MarkupContext.CharacterData } => state with { Run = 0 },
        { Context: MarkupContext.Script } or { Context: MarkupContext.QuotedValue, Attribute: AttributeKind.Handler } =>
            state.Script == ScriptContext.Code ? state with { Pending = null, ScriptBefore = ')' } : state with { Pending = null },
        { Context: MarkupContext.QuotedValue, Attribute: AttributeKind.Url } =>
            state with { Attribute = AttributeKind.UrlRest, Pending = null, PendingHasValue = false, Reference = null },
        { Context: MarkupContext.QuotedValue, Attribute: AttributeKind.UrlList } => state with { Pending = null, PendingHasValue = false, Reference = null },
        { Context: MarkupContext.QuotedValue, Attribute: AttributeKind.Style, Run: AddressScanner.InStyleAddress } => state with { PendingHasValue = true },
        _ => state,
    };

    static string InAttribute(ref MarkupState state, string value, ITextMeter meter)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler:
                return TextEscaper.Attribute(InScript(ref state, value, meter), meter);
            case AttributeKind.Style:
                state = AfterValue(state);
                return value.AsSpan().ContainsAny(UnsafeInStyle) || value.Contains("/*", StringComparison.Ordinal)
                    ? BlockedStyle
                    : TextEscaper.Attribute(value, meter);
            case AttributeKind.Url or AttributeKind.UrlList:
                return InAddress(ref state, value, meter);
            default:
                return TextEscaper.Attribute(value, meter);
        }
    }

    static string InScript(ref MarkupState state, string value, ITextMeter meter)
    {
        var isCode = state.Script == ScriptContext.Code;
        state = AfterValue(state);
        return isCode ? '"' + TextEscaper.ScriptString(value, meter) + '"' : TextEscaper.ScriptString(value, meter);
    }

    static string InAddress(ref MarkupState state, string value, ITextMeter meter)
    {
        var escaped = TextEscaper.Attribute(value, meter);
        // After the beginning of a character reference a browser reads the value's first characters as the rest of it.
        var after = state.Reference is null ? Behind(state, value, meter) : BehindReference(state, escaped, meter);
        if (after.Context != MarkupContext.Violated)
        {
            state = after;
            return escaped;
        }

        // What the author wrote may have completed the scheme only now: then nothing that is written after it is harmless.
        var open = state.Reference;
        var replaced = open is null ? AddressGuard.Blocked : CharacterReferences.Read(ref open, AddressGuard.Blocked);
        state = AddressScanner.Advance(state with { Reference = null }, replaced, isValue: true) is { Context: MarkupContext.Violated } violated
            ? violated
            : AfterValue(state);
        return AddressGuard.Blocked;
    }

    /// <summary>After a value that is an address, or several.</summary>
    static MarkupState Behind(MarkupState state, string value, ITextMeter meter)
    {
        // Of one address only the beginning counts, of several each.
        if (state.Attribute == AttributeKind.Url || value.Length <= TextEscaper.Piece)
        {
            return AddressScanner.Advance(state, value, isValue: true);
        }

        for (var at = 0; at < value.Length && state.Context != MarkupContext.Violated; at += TextEscaper.Piece)
        {
            var length = Math.Min(TextEscaper.Piece, value.Length - at);
            meter.Take(length * CostOfAddress);
            state = AddressScanner.Advance(state, value.Substring(at, length), isValue: true);
        }

        return state;
    }

    /// <summary>The same where the value's first characters belong to a reference.</summary>
    static MarkupState BehindReference(MarkupState state, string escaped, ITextMeter meter)
    {
        var left = state.Reference;
        var read = new StringBuilder();
        for (var at = 0; at < escaped.Length; at += TextEscaper.Piece)
        {
            var length = Math.Min(TextEscaper.Piece, escaped.Length - at);
            if (at > 0)
            {
                meter.Take(length);
            }

            read.Append(CharacterReferences.Read(ref left, escaped.AsSpan(at, length)));
        }

        return Behind(state with { Reference = left }, read.ToString(), meter);
    }
}
