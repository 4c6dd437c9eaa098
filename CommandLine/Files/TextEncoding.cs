using System.Text;

namespace UserMacro.CommandLine.Files;

/// <summary>Texts as files: UTF-8, line ends untouched.</summary>
internal static class TextEncoding
{
    const char ByteOrderMark = '\ufeff';

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; a byte order mark, which some editors put before it, is no part of it. Null when the bytes are no UTF-8.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.StartsWith(ByteOrderMark) ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes that <see cref="Decode"/> reads as this very text, also when it begins with the mark itself.</summary>
    public static byte[] Encode(string text) => Strict.GetBytes(text.StartsWith(ByteOrderMark) ? ByteOrderMark + text : text);
}
