using System.Text;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>Texts as long as a text may be, each bad for something. Templates get them as parameters.</summary>
internal static class InventoryTexts
{
    const int Length = 262_100;

    public static readonly IReadOnlyDictionary<string, object> Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["letters"] = new string('a', Length),
        ["letters2"] = new string('a', Length - 1) + 'b',
        ["capitals"] = new string('A', Length),
        ["alternating"] = Repeated("ab", Length),
        // Found nowhere in “alternating”, and each place of it looks like a beginning.
        ["needle"] = Repeated("ab", Length / 4) + "bb" + Repeated("ab", Length / 4),
        ["separators"] = new string(',', Length),
        ["pieces"] = Repeated("a,", Length),
        ["words"] = Repeated("a ", Length),
        ["lines"] = Repeated("\r\n", Length),
        ["tags"] = Repeated("<a b='", Length),
        ["entities"] = Repeated("&#1;", Length),
        ["sections"] = Repeated("]]>", Length),
        ["digits"] = new string('9', Length),
        ["wide"] = new string('\u6f22', Length),
        ["special"] = Repeated("(.", Length),
        ["groups"] = Repeated("$0", Length),
        ["dots"] = new string('.', Length),
        ["numbers"] = "[" + string.Join(',', Enumerable.Range(1, 9_000)) + "]",
        // .NET's hash codes of these are nevertheless.
        ["collisions"] = "[" + string.Join(',', Enumerable.Range(1, 9_000).Select(i => i * 4_294_967_297L)) + "]",
        ["brackets"] = "[" + Repeated("[],", 9_000 * 3) + "[]]",
        ["members"] = "{" + string.Join(',', Enumerable.Range(1, 9_000).Select(i => $"\"k{i}\":{i}")) + "}",
        ["expression"] = "(a{1,40}){1,40}b",
        ["expression2"] = "(.?){900}x",
        // Found at once on the way to the end; on the way back each character can be the beginning.
        ["backward"] = "^[^c]{450}a[^c]*c",
        ["mixed"] = Mixed(Length - 1) + 'c',
        ["empties"] = "a*?",
        ["different"] = string.Concat(Enumerable.Range(0, 495).Select(i => (char)(0x4e00 + i * 7))),
        ["letter"] = "a",
        ["comma"] = ",",
        ["empty"] = "",
    };

    static string Mixed(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (text, random) => random.GetItems("ab", text));
    }

    static string Repeated(string part, int length)
    {
        var text = new StringBuilder(length + part.Length);
        while (text.Length < length)
        {
            text.Append(part);
        }

        return text.ToString(0, length);
    }
}
