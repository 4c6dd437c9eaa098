using System.Buffers;

namespace UserMacro.Templating.Markup;

/// <summary>Follows the addresses in attribute values, as browsers read them once character references are.</summary>
internal static class AddressScanner
{
    static readonly SearchValues<char> Separators = SearchValues.Create(" ,\t\n\r\f");

    /// <summary>
    /// After more of the attribute's value; <see cref="MarkupContext.Violated"/> where that completes a scheme which no value may have, or take
    /// part in.
    /// </summary>
    /// <param name="state">Before it.</param>
    /// <param name="text">The text.</param>
    /// <param name="isValue">Whether a value says so, rather than the author.</param>
    public static MarkupState Advance(MarkupState state, string text, bool isValue)
    {
        if (state.Attribute == AttributeKind.Url)
        {
            return AdvanceOne(state, text, isValue);
        }

        for (var start = 0; start <= text.Length && state.Context != MarkupContext.Violated;)
        {
            var length = text.AsSpan(start).IndexOfAny(Separators);
            var part = length < 0 ? text[start..] : text.Substring(start, length);
            if (state.Pending is not null && part.Length > 0)
            {
                state = AdvanceOne(state, part, isValue);
            }

            if (length < 0)
            {
                break;
            }

            // The next one begins.
            state = state.Context == MarkupContext.Violated ? state : state with { Attribute = AttributeKind.UrlList, Pending = "", PendingHasValue = false };
            start += length + 1;
        }

        return state;
    }

    static MarkupState AdvanceOne(MarkupState state, string text, bool isValue)
    {
        var isList = state.Attribute == AttributeKind.UrlList;
        var address = AddressGuard.Append(state.Pending, text);
        return AddressGuard.Judge(address) switch
        {
            AddressGuard.Verdict.Open => state with { Pending = address, PendingHasValue = state.PendingHasValue || isValue },
            AddressGuard.Verdict.Harmless => Rest(state, isList),
            _ when isValue || state.PendingHasValue => state with { Context = MarkupContext.Violated },
            AddressGuard.Verdict.Unlisted => Rest(state, isList),
            _ => state with { Attribute = AttributeKind.Forbidden, Pending = null },
        };
    }

    static MarkupState Rest(MarkupState state, bool isList) =>
        state with
        {
            Attribute = isList ? AttributeKind.UrlList : AttributeKind.UrlRest,
            Pending = null,
            PendingHasValue = false,
            Reference = isList ? state.Reference : null,
        };
}
