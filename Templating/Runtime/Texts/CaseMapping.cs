using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace UserMacro.Templating.Runtime.Texts;

/// <summary>Capitals and small letters by Unicode's full mappings, in which one letter may become several: <c>ß</c> is <c>SS</c> in capitals.</summary>
internal static class CaseMapping
{
    const char FinalSigma = '\u03c2';
    const char Sigma = '\u03a3';
    const char DottedI = '\u0130';

    /// <summary>The letters that become several, with what they become.</summary>
    /// <remarks>Unicode's SpecialCasing.txt, the mappings that hold everywhere.</remarks>
    static readonly FrozenDictionary<char, string> Several = (
        "00df:0053+0053 0149:02bc+004e 01f0:004a+030c 0390:0399+0308+0301 03b0:03a5+0308+0301 0587:0535+0552 1e96:0048+0331 1e97:0054+0308 "
            + "1e98:0057+030a 1e99:0059+030a 1e9a:0041+02be 1f50:03a5+0313 1f52:03a5+0313+0300 1f54:03a5+0313+0301 1f56:03a5+0313+0342 "
            + "1f80:1f08+0399 1f81:1f09+0399 1f82:1f0a+0399 1f83:1f0b+0399 1f84:1f0c+0399 1f85:1f0d+0399 1f86:1f0e+0399 1f87:1f0f+0399 "
            + "1f88:1f08+0399 1f89:1f09+0399 1f8a:1f0a+0399 1f8b:1f0b+0399 1f8c:1f0c+0399 1f8d:1f0d+0399 1f8e:1f0e+0399 1f8f:1f0f+0399 "
            + "1f90:1f28+0399 1f91:1f29+0399 1f92:1f2a+0399 1f93:1f2b+0399 1f94:1f2c+0399 1f95:1f2d+0399 1f96:1f2e+0399 1f97:1f2f+0399 "
            + "1f98:1f28+0399 1f99:1f29+0399 1f9a:1f2a+0399 1f9b:1f2b+0399 1f9c:1f2c+0399 1f9d:1f2d+0399 1f9e:1f2e+0399 1f9f:1f2f+0399 "
            + "1fa0:1f68+0399 1fa1:1f69+0399 1fa2:1f6a+0399 1fa3:1f6b+0399 1fa4:1f6c+0399 1fa5:1f6d+0399 1fa6:1f6e+0399 1fa7:1f6f+0399 "
            + "1fa8:1f68+0399 1fa9:1f69+0399 1faa:1f6a+0399 1fab:1f6b+0399 1fac:1f6c+0399 1fad:1f6d+0399 1fae:1f6e+0399 1faf:1f6f+0399 "
            + "1fb2:1fba+0399 1fb3:0391+0399 1fb4:0386+0399 1fb6:0391+0342 1fb7:0391+0342+0399 1fbc:0391+0399 1fc2:1fca+0399 1fc3:0397+0399 "
            + "1fc4:0389+0399 1fc6:0397+0342 1fc7:0397+0342+0399 1fcc:0397+0399 1fd2:0399+0308+0300 1fd3:0399+0308+0301 1fd6:0399+0342 "
            + "1fd7:0399+0308+0342 1fe2:03a5+0308+0300 1fe3:03a5+0308+0301 1fe4:03a1+0313 1fe6:03a5+0342 1fe7:03a5+0308+0342 1ff2:1ffa+0399 "
            + "1ff3:03a9+0399 1ff4:038f+0399 1ff6:03a9+0342 1ff7:03a9+0342+0399 1ffc:03a9+0399 fb00:0046+0046 fb01:0046+0049 fb02:0046+004c "
            + "fb03:0046+0046+0049 fb04:0046+0046+004c fb05:0053+0054 fb06:0053+0054 fb13:0544+0546 fb14:0544+0535 fb15:0544+053b fb16:054e+0546 "
            + "fb17:0544+053d")
        .Split(' ').Select(entry => entry.Split(':'))
        .ToFrozenDictionary(entry => CharacterOf(entry[0]), entry => string.Concat(entry[1].Split('+').Select(CharacterOf)));

    static readonly SearchValues<char> Growing = SearchValues.Create([.. Several.Keys]);

    static readonly SearchValues<char> Special = SearchValues.Create([DottedI, Sigma]);

    public static string ToUpper(string text)
    {
        var next = text.AsSpan().IndexOfAny(Growing);
        if (next < 0)
        {
            return text.ToUpperInvariant();
        }

        var result = new StringBuilder(text.Length + 8);
        var at = 0;
        for (; next >= 0; next = text.AsSpan(at).IndexOfAny(Growing) is var ahead and >= 0 ? at + ahead : -1)
        {
            result.Append(text[at..next].ToUpperInvariant()).Append(Several[text[next]]);
            at = next + 1;
        }

        return result.Append(text[at..].ToUpperInvariant()).ToString();
    }

    public static string ToLower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny(Special))
        {
            return lower;
        }

        var result = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            _ = text[at] switch
            {
                DottedI => result.Append("i\u0307"),
                Sigma when IsFinal(text, at) => result.Append(FinalSigma),
                _ => result.Append(lower[at]),
            };
        }

        return result.ToString();
    }

    /// <summary>A sigma that ends a word has a form of its own.</summary>
    static bool IsFinal(string text, int at) => at > 0 && char.IsLetter(text[at - 1]) && !(at + 1 < text.Length && char.IsLetter(text[at + 1]));

    static char CharacterOf(string code) => (char)int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
