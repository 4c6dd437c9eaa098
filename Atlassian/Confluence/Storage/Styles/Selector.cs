using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>A selector of CSS: simple ones, and the steps to a parent, an ancestor or the sibling before.</summary>
internal sealed class Selector
{
    /// <summary>From the element that is matched outwards; each with the step that leads to it from the one before.</summary>
    readonly List<(char Step, CompoundSelector Compound)> _parts;

    Selector(List<(char Step, CompoundSelector Compound)> parts)
    {
        _parts = parts;
        Specificity = parts.Sum(part => part.Compound.Specificity);
    }

    /// <summary>Ids before classes before names.</summary>
    public int Specificity { get; }

    /// <summary>How many steps to other elements it takes to match.</summary>
    public int Combinators => _parts.Count - 1;

    /// <summary>The selector; null for one that cannot be read, or that no element on a page can match.</summary>
    /// <param name="text">One selector, without commas and round brackets.</param>
    public static Selector? Parse(string text)
    {
        var parts = new List<(char Step, CompoundSelector Compound)>();
        var step = '\0';
        for (var at = 0; at < text.Length;)
        {
            if (parts.Count > 0)
            {
                (step, at) = ReadStep(text, at);
                if (step == '\0' || at == text.Length)
                {
                    return null;
                }
            }

            if (CompoundSelector.Read(text, ref at) is not { } compound)
            {
                return null;
            }

            // The step comes before the compound it leads away from.
            parts.Add((step, compound));
        }

        return parts.Count == 0 ? null : new(Outwards(parts));
    }

    /// <summary>Whether it looks at siblings.</summary>
    public bool UsesSiblings => _parts.Exists(part => part.Step == '+');

    /// <param name="element">The element.</param>
    /// <param name="before">The sibling before each element that has one, when <see cref="UsesSiblings"/>.</param>
    public bool Matches(XElement element, IReadOnlyDictionary<XElement, XElement> before) =>
        _parts[0].Compound.Matches(element) && MatchesFrom(1, element, before);

    bool MatchesFrom(int index, XElement element, IReadOnlyDictionary<XElement, XElement> before)
    {
        if (index == _parts.Count)
        {
            return true;
        }

        var (step, compound) = _parts[index];
        if (step == '+')
        {
            return before.TryGetValue(element, out var sibling) && compound.Matches(sibling) && MatchesFrom(index + 1, sibling, before);
        }

        for (var parent = ParentOf(element); parent is not null; parent = ParentOf(parent))
        {
            if (compound.Matches(parent) && MatchesFrom(index + 1, parent, before))
            {
                return true;
            }

            if (step == '>')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The element around it; the one around the whole output is none of it.</summary>
    static XElement? ParentOf(XElement element) => element.Parent is { Parent: not null } parent ? parent : null;

    static (char Step, int At) ReadStep(string text, int at)
    {
        var step = '\0';
        for (; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                step = step == '\0' ? ' ' : step;
            }
            else if (text[at] is '>' or '+' && step is '\0' or ' ')
            {
                step = text[at];
            }
            else
            {
                break;
            }
        }

        return (step, at);
    }

    static List<(char Step, CompoundSelector Compound)> Outwards(List<(char Step, CompoundSelector Compound)> parts)
    {
        var outwards = new List<(char Step, CompoundSelector Compound)>(parts.Count) { ('\0', parts[^1].Compound) };
        for (var index = parts.Count - 2; index >= 0; index--)
        {
            outwards.Add((parts[index + 1].Step, parts[index].Compound));
        }

        return outwards;
    }
}
