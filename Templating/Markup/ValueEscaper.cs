using System.Text;

namespace UserMacro.Templating.Markup;

/// <summary>Escapes a value for the current output position.</summary>
internal static class ValueEscaper
{
    /// <summary>What a character costs of a list of addresses, in those that are escaped.</summary>
    const int CostOfAddress = 4;

    /// <summary>A value that is harmless anywhere.</summary>
    const string Sample = "x";

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
                return InScript(ref state, ScriptValues.Write(state, value, meter), meter);
            case MarkupContext.RawText:
                var style = StyleFilter.Write(state, value, meter);
                state = InSheet(state, style, meter);
                return style;
            case MarkupContext.Comment:
                var comment = TextEscaper.Comment(value, isAfterDelimiter: state.Run > 0, meter);
                state = Advance(state, comment, meter);
                return comment;
            case MarkupContext.TagOpen or MarkupContext.EndTagOpen or MarkupContext.TagName
                or MarkupContext.InTag or MarkupContext.AttributeName or MarkupContext.AfterAttributeName:
                return InName(ref state, value);
            case MarkupContext.BeforeValue:
                state = Opened(state);
                return state.Quote + InAttribute(ref state, value, meter);
            case MarkupContext.QuotedValue or MarkupContext.UnquotedValue:
                return InAttribute(ref state, value, meter);
            default:
                return TextEscaper.Text(value, meter);
        }
    }

    /// <summary>Writes JSON at the current output position among JavaScript code; null anywhere else, and beside a name.</summary>
    public static string? Json(ref MarkupState state, string json, ITextMeter meter)
    {
        if (!ScriptValues.IsCode(state) || !ScriptValues.IsAlone(state, json))
        {
            return null;
        }

        switch (state.Context)
        {
            case MarkupContext.Script:
                return InScript(ref state, json, meter);
            case MarkupContext.BeforeValue:
                state = Opened(state);
                return state.Quote + InHandler(ref state, json, meter);
            default:
                return InHandler(ref state, json, meter);
        }
    }

    /// <summary>The context after any ordinary value: what analysis can know of it.</summary>
    public static MarkupState AfterValue(MarkupState state)
    {
        if (UnsafeContextMessages.For(state) is null)
        {
            Escape(ref state, Sample, NoMeter.Instance);
        }

        return state.Context == MarkupContext.QuotedValue && state.Attribute is AttributeKind.Url or AttributeKind.UrlList ? Decided(state) : state;
    }

    /// <summary>The position in an address whose scheme is harmless.</summary>
    public static MarkupState Decided(MarkupState state) => state with
    {
        Attribute = state.Attribute == AttributeKind.Url ? AttributeKind.UrlRest : state.Attribute,
        Pending = null,
        PendingHasValue = false,
        Reference = null,
    };

    /// <summary>A value after an equals sign is written in quotes.</summary>
    static MarkupState Opened(MarkupState state) => state with
    {
        Context = MarkupContext.QuotedValue,
        Quote = '"',
        IsOpenedByValue = true,
        Pending = state.Attribute == AttributeKind.UrlList ? "" : null,
    };

    /// <summary>A part of the name of a tag or an attribute: whether the whole name is allowed is known where it ends.</summary>
    static string InName(ref MarkupState state, string value)
    {
        var part = NameFilter.Part(value);
        var isTag = state.Context is MarkupContext.TagOpen or MarkupContext.EndTagOpen or MarkupContext.TagName;
        var before = state.Context is MarkupContext.TagName or MarkupContext.AttributeName ? state.Pending : "";
        state = state with
        {
            Context = isTag ? MarkupContext.TagName : MarkupContext.AttributeName,
            IsEndTag = state.IsEndTag || state.Context == MarkupContext.EndTagOpen,
            IsSelfClosing = false,
            Pending = before?.Length < NameFilter.Longest ? before + part : before,
            NameHasValue = true,
        };
        return part;
    }

    static string InAttribute(ref MarkupState state, string value, ITextMeter meter)
    {
        switch (state.Attribute)
        {
            case AttributeKind.Handler:
                return InHandler(ref state, ScriptValues.Write(state, value, meter), meter);
            case AttributeKind.Style:
                var style = StyleFilter.Write(state, value, meter);
                state = InSheet(state, style, meter);
                return Attribute(state, style, meter);
            case AttributeKind.Url or AttributeKind.UrlList:
                return InAddress(ref state, value, meter);
            default:
                return Attribute(state, value, meter);
        }
    }

    static string InHandler(ref MarkupState state, string script, ITextMeter meter)
    {
        state = ScriptValues.Behind(Advance(state, script, meter), script);
        return Attribute(state, script, meter);
    }

    static string InScript(ref MarkupState state, string script, ITextMeter meter)
    {
        state = ScriptValues.Behind(Advance(state, script, meter), script);
        return script;
    }

    /// <summary>After a value in CSS, which can be the beginning of an address.</summary>
    static MarkupState InSheet(MarkupState state, string style, ITextMeter meter)
    {
        var isBegun = state.StyleAddress is StyleAddress.Empty or StyleAddress.Begun;
        state = Advance(state with { PendingHasValue = false }, style, meter);
        return isBegun && state.StyleAddress == StyleAddress.Begun ? state with { PendingHasValue = true } : state;
    }

    /// <summary>Reads what is written for a value: it can be a part of what the author began.</summary>
    static MarkupState Advance(MarkupState state, string written, ITextMeter meter)
    {
        for (var at = 0; at < written.Length; at += TextEscaper.Piece)
        {
            var piece = written.AsSpan(at, Math.Min(TextEscaper.Piece, written.Length - at));
            if (at > 0)
            {
                meter.Take(piece.Length);
            }

            state = state.Context is not (MarkupContext.QuotedValue or MarkupContext.UnquotedValue) ? MarkupScanner.Advance(state, piece)
                : state.Attribute == AttributeKind.Style ? StyleScanner.Advance(state, piece)
                : ScriptScanner.Advance(state, piece);
        }

        return state;
    }

    static string Attribute(in MarkupState state, string value, ITextMeter meter) =>
        state.Context == MarkupContext.UnquotedValue ? TextEscaper.Unquoted(value, meter) : TextEscaper.Attribute(value, meter);

    static string InAddress(ref MarkupState state, string value, ITextMeter meter)
    {
        var escaped = Attribute(state, value, meter);
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
            : Decided(state);
        meter.Block();
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

    sealed class NoMeter : ITextMeter
    {
        public static readonly NoMeter Instance = new();

        public void Take(int characters)
        {
        }

        public void Block()
        {
        }
    }
}
