using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace UserMacro.Marks;

/// <summary>The ways in which a text can be written down by a program that does not mean to hide it.</summary>
static class MarkEncodings
{
    static readonly JavaScriptEncoder[] Json = [JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    /// <summary>All spellings of a text, each as its bytes. What differs in the case of letters only is given once: they are compared without it.</summary>
    public static IEnumerable<(string Encoding, byte[] Bytes)> Folded(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return ("as it is", bytes);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(text));
        yield return ("UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(text));
        yield return Spelled("URL-encoded", Uri.EscapeDataString(text));
        yield return Spelled("as a form", WebUtility.UrlEncode(text));
        yield return Spelled("URL-encoded twice", Uri.EscapeDataString(Uri.EscapeDataString(text)));
        yield return Spelled("URL-encoded in full", string.Concat(bytes.Select(part => $"%{part:x2}")));
        yield return Spelled("HTML-encoded", WebUtility.HtmlEncode(text));
        yield return Spelled("HTML-encoded by number", string.Concat(text.Select(part => $"&#{(int)part};")));
        yield return Spelled("HTML-encoded by hexadecimal number", string.Concat(text.Select(part => $"&#x{(int)part:x};")));
        yield return Spelled("JSON-escaped in full", string.Concat(text.Select(part => $"\\u{(int)part:x4}")));
        foreach (var encoder in Json)
        {
            yield return Spelled("JSON-escaped", JsonEncodedText.Encode(text, encoder).ToString());
            yield return Spelled("JSON-escaped twice", JsonEncodedText.Encode(JsonEncodedText.Encode(text, encoder).ToString(), encoder).ToString());
        }

        yield return Spelled("hexadecimal", Convert.ToHexStringLower(bytes));
        yield return Spelled("hexadecimal with dashes", BitConverter.ToString(bytes));
        yield return Spelled("hexadecimal of UTF-16", Convert.ToHexStringLower(Encoding.Unicode.GetBytes(text)));
    }

    /// <summary>The spellings in which the case of a letter means something: base64, wherever the text begins in what was encoded.</summary>
    public static IEnumerable<(string Encoding, byte[] Bytes)> Exact(string text)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        foreach (var form in forms)
        {
            for (var before = 0; before < 3; before++)
            {
                var letters = Base64(form, before);
                yield return Spelled($"base64 after {before}", letters);
                yield return Spelled($"base64 of addresses after {before}", letters.Replace('+', '-').Replace('/', '_'));
            }
        }
    }

    // Letters that hold bits of what is before or after the text are left off.
    static string Base64(byte[] bytes, int before)
    {
        var letters = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = ((before * 8) + 5) / 6;
        var end = (before + bytes.Length) * 8 / 6;
        return letters[first..end];
    }

    static (string Encoding, byte[] Bytes) Spelled(string encoding, string text) => (encoding, Encoding.UTF8.GetBytes(text));
}
