using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Decodes one name or value of a query; a malformed escape is refused, because two requests could then share a hash.</summary>
internal static class QueryText
{
    public static bool TryDecode(ReadOnlySpan<char> raw, [NotNullWhen(true)] out string? text)
    {
        if (raw.IndexOfAny('%', '+') < 0)
        {
            text = raw.ToString();
            return true;
        }

        text = null;
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(raw.Length)];
        var length = 0;
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOfAny('%', '+');
            if (plain < 0)
            {
                plain = raw.Length;
            }

            length += Encoding.UTF8.GetBytes(raw[..plain], bytes.AsSpan(length));
            raw = raw[plain..];
            if (raw.IsEmpty)
            {
                break;
            }

            if (raw[0] == '+')
            {
                bytes[length++] = (byte)' ';
                raw = raw[1..];
            }
            else if (raw.Length >= 3 && byte.TryParse(raw[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
            {
                length++;
                raw = raw[3..];
            }
            else
            {
                return false;
            }
        }

        if (!Utf8.IsValid(bytes.AsSpan(0, length)))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }
}
