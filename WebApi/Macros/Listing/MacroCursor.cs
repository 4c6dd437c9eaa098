using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>Where the part of a list before ended. It names a place, not a count, so that nothing is skipped while macros come and go.</summary>
internal static class MacroCursor
{
    public static string Create(MacroOrder order, MacroPosition last) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([order.ToString(), last.Value, last.Key]));

    /// <summary>The place; null for a text that is no cursor of a list in this order.</summary>
    public static MacroPosition? Read(string text, MacroOrder order)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text)) is [{ } by, { } value, { } key]
                && string.Equals(by, order.ToString(), StringComparison.Ordinal) ? new(value, key) : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
