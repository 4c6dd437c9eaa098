using System.Text.RegularExpressions;
using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage.Mapping;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>
/// Writes the rules of a macro's style sheet into its elements, for a page that takes no style sheets: of the properties that storage
/// format, or a macro of Confluence, has an equivalent of.
/// </summary>
internal sealed partial class StyleInliner(IReadOnlyList<StyleRule> rules, StorageDeadline deadline)
{
    /// <summary>
    /// So many comparisons of rules and elements are worth it. A step to an ancestor may be tried with each of them, and each declaration
    /// may apply.
    /// </summary>
    const double MaxComparisons = 2_000_000;

    const int MaxReferences = 10;

    /// <summary>More variables than a design system has are not read: each element may have a copy of them.</summary>
    const int MaxVariables = 500;

    /// <summary>Longer values are none of a colour or a border.</summary>
    const int MaxValueLength = 200;

    static readonly string[] Useful =
    [
        "color", "background", "background-color", "text-align", "vertical-align", "font-weight", "font-style", "text-decoration", "display", "visibility",
        "border", "border-color", "border-left", "border-top", "border-left-color", "border-radius",
    ];

    readonly Dictionary<XElement, XElement> _before = [];

    /// <summary>Changes the elements below one.</summary>
    public void Apply(XElement root)
    {
        var (count, depth) = Measure(root);
        if (rules.Sum(rule => count * (Math.Pow(depth, rule.Selector.Combinators) + rule.Declarations.Count)) <= MaxComparisons)
        {
            if (rules.Any(rule => rule.Selector.UsesSiblings))
            {
                ReadSiblings(root);
            }

            Apply(root, new Dictionary<string, string>(StringComparer.Ordinal));
        }
    }

    /// <summary>The library finds the sibling before an element by looking at all before it.</summary>
    void ReadSiblings(XElement parent)
    {
        XElement? before = null;
        foreach (var child in parent.Elements())
        {
            if (before is not null)
            {
                _before[child] = before;
            }

            before = child;
            ReadSiblings(child);
        }
    }

    static (int Count, int Depth) Measure(XElement parent)
    {
        var (count, depth) = (0, 0);
        foreach (var child in parent.Elements())
        {
            var below = Measure(child);
            count += 1 + below.Count;
            depth = Math.Max(depth, 1 + below.Depth);
        }

        return (count, depth);
    }

    void Apply(XElement parent, Dictionary<string, string> inherited)
    {
        foreach (var element in parent.Elements())
        {
            if (deadline.HasPassed)
            {
                return;
            }

            var declarations = Cascade(element);
            var variables = inherited;
            foreach (var (property, value) in declarations)
            {
                if (!property.StartsWith("--", StringComparison.Ordinal) || variables.Count >= MaxVariables)
                {
                    continue;
                }

                variables = ReferenceEquals(variables, inherited) ? new(inherited, StringComparer.Ordinal) : variables;
                variables[property] = value.Length <= MaxValueLength ? value : "";
            }

            var style = declarations.Where(pair => Useful.Contains(pair.Key, StringComparer.Ordinal))
                .Select(pair => $"{pair.Key}: {Resolve(pair.Value, variables)}");
            if (string.Join("; ", style) is { Length: > 0 } text)
            {
                element.SetAttributeValue("style", text);
            }

            Apply(element, variables);
        }
    }

    /// <summary>The winning declarations: by specificity, then by order, the element's own last.</summary>
    Dictionary<string, string> Cascade(XElement element)
    {
        var declarations = new Dictionary<string, string>(StringComparer.Ordinal);
        var matching = rules.Where(rule => !deadline.HasPassed && rule.Selector.Matches(element, _before)).OrderBy(rule => rule.Selector.Specificity);
        foreach (var (property, value) in matching.SelectMany(rule => rule.Declarations)
            .Concat(StyleSheet.DeclarationsOf(element.Text("style"))))
        {
            // The long form of a short one that comes later is no longer what counts.
            if (string.Equals(property, "background", StringComparison.Ordinal))
            {
                declarations.Remove("background-color");
            }

            declarations[property] = value;
        }

        return declarations;
    }

    /// <summary>With variables replaced: those of Atlassian's design system have their fallback, since an export has no theme.</summary>
    static string Resolve(string value, Dictionary<string, string> variables)
    {
        for (var round = 0; round < MaxReferences && value.Length <= MaxValueLength && value.Contains("var(", StringComparison.Ordinal); round++)
        {
            value = Innermost().Replace(value, reference =>
                variables.TryGetValue(reference.Groups["name"].Value, out var known) ? known : reference.Groups["fallback"].Value.Trim());
        }

        return value.Length > MaxValueLength ? "" : value;
    }

    [GeneratedRegex(@"var\(\s*(?<name>--[A-Za-z0-9_-]+)\s*(,(?<fallback>([^()]|\([^()]*\))*))?\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Innermost();
}
