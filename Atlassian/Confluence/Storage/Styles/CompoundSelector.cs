using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage.Mapping;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>The conditions of a selector on one element.</summary>
internal sealed class CompoundSelector
{
    const int IdWeight = 1_000_000;
    const int ClassWeight = 1_000;

    readonly List<Func<XElement, bool>> _conditions = [];

    CompoundSelector()
    {
    }

    public int Specificity { get; private set; }

    public bool Matches(XElement element)
    {
        foreach (var condition in _conditions)
        {
            if (!condition(element))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads up to a combinator or the end; null for what cannot be read, or is true of nothing on a page.</summary>
    public static CompoundSelector? Read(string text, ref int at)
    {
        var compound = new CompoundSelector();
        var begin = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('>' or '+'))
        {
            if (!compound.ReadOne(text, ref at))
            {
                return null;
            }
        }

        return at > begin ? compound : null;
    }

    bool ReadOne(string text, ref int at)
    {
        switch (text[at])
        {
            case '*':
                at++;
                return true;
            case '.':
                at++;
                return ReadName(text, ref at) is { } name && Add(ClassWeight, element => element.HasClass(name));
            case '#':
                at++;
                return ReadName(text, ref at) is { } id && Add(IdWeight, element => string.Equals(element.Text("id"), id, StringComparison.Ordinal));
            case '[':
                return ReadAttribute(text, ref at);
            case ':':
                at++;
                return ReadName(text, ref at) is { } state && AddState(state.ToLowerInvariant());
            default:
                return ReadName(text, ref at) is { } type && Add(1, element =>
                    string.Equals(element.Name.LocalName, type, StringComparison.OrdinalIgnoreCase) && element.Name.Namespace == XNamespace.None);
        }
    }

    bool AddState(string state) => state switch
    {
        "first-child" => Add(ClassWeight, element => !element.ElementsBeforeSelf().Any()),
        "last-child" => Add(ClassWeight, element => !element.ElementsAfterSelf().Any()),
        "only-child" => Add(ClassWeight, element => !element.ElementsBeforeSelf().Any() && !element.ElementsAfterSelf().Any()),
        "empty" => Add(ClassWeight, element => !element.Nodes().Any()),
        "link" or "any-link" => Add(ClassWeight, element => element.IsHtml("a") && element.Attribute("href") is not null),
        // What depends on the reader's pointer, on time, or on text that is not there.
        _ => false,
    };

    bool ReadAttribute(string text, ref int at)
    {
        var end = EndOfAttribute(text, at);
        if (end < 0)
        {
            return false;
        }

        var inside = text.AsSpan(at + 1, end - at - 1).Trim();
        at = end + 1;
        var equals = inside.IndexOf('=');
        var kind = equals > 0 && inside[equals - 1] is '^' or '$' or '*' ? inside[equals - 1] : '=';
        var name = (equals < 0 ? inside : inside[..(kind == '=' ? equals : equals - 1)]).Trim().ToString().ToLowerInvariant();
        if (name.Length == 0 || !name.All(IsNamePart))
        {
            return false;
        }

        if (equals < 0)
        {
            return Add(ClassWeight, element => element.Attribute(name) is not null);
        }

        var wanted = inside[(equals + 1)..].Trim();
        var value = (wanted is ['"', .., '"'] or ['\'', .., '\''] && wanted.Length > 1 ? wanted[1..^1] : wanted).ToString();
        return Add(ClassWeight, element => element.Attribute(name)?.Value is { Length: <= ElementReading.MaxComparedLength } actual
            && Compares(kind, actual, value));
    }

    static int EndOfAttribute(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            if (quote != '\0')
            {
                quote = text[at] == quote ? '\0' : quote;
            }
            else if (text[at] is '"' or '\'')
            {
                quote = text[at];
            }
            else if (text[at] == ']')
            {
                return at;
            }
        }

        return -1;
    }

    static bool Compares(char kind, string actual, string value) => kind switch
    {
        '^' => value.Length > 0 && actual.StartsWith(value, StringComparison.Ordinal),
        '$' => value.Length > 0 && actual.EndsWith(value, StringComparison.Ordinal),
        '*' => value.Length > 0 && actual.Contains(value, StringComparison.Ordinal),
        _ => string.Equals(actual, value, StringComparison.Ordinal),
    };

    static string? ReadName(string text, ref int at)
    {
        var begin = at;
        while (at < text.Length && IsNamePart(text[at]))
        {
            at++;
        }

        return at > begin ? text[begin..at] : null;
    }

    static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' || letter >= '\u0080';

    bool Add(int weight, Func<XElement, bool> condition)
    {
        Specificity += weight;
        _conditions.Add(condition);
        return true;
    }
}
