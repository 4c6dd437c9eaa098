using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>Writes the rules of a macro's style sheet into its elements, for a page that takes no style sheets: of the properties that storage format, or a macro of Confluence, has an equivalent of.</summary>
internal sealed partial class StyleInliner(IReadOnlyList<StyleRule> rules)
{
    /// <summary>So many comparisons of rules and elements are worth it. A step to an ancestor may be tried with each of them.</summary>
    const double MaxComparisons = 2_000_000;

    const int MaxReferences = 10;

    /// <summary>Longer values are none of a colour or a border.</summary>
    const int MaxValueLength = 200;

    static readonly string[] Useful =
    [
        "color", "background", "background-color", "text-align", "vertical-align", "font-weight", "font-style", "text-decoration", "display", "visibility",
        "border", "border-color", "border-left", "border-top", "border-left-color", "border-radius",
    ];

    /// <summary>Changes the elements below one.</summary>
    public void Apply(IElement root)
    {
        var (count, depth) = Measure(root);
        if (rules.Sum(rule => count * Math.Pow(depth, rule.Combinators)) <= MaxComparisons)
            Apply(root, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    static (int Count, int Depth) Measure(IElement parent)
    {
        var (count, depth) = (0, 0);
        foreach (var child in parent.Children)
        {
            var below = Measure(child);
            count += 1 + below.Count;
            depth = Math.Max(depth, 1 + below.Depth);
        }

        return (count, depth);
    }

    void Apply(IElement parent, Dictionary<string, string> inherited)
    {
        foreach (var element in parent.Children)
        {
            var declarations = Cascade(element);
            var variables = inherited;
            foreach (var (property, value) in declarations)
            {
                if (!property.StartsWith("--", StringComparison.Ordinal))
                    continue;
                variables = ReferenceEquals(variables, inherited) ? new(inherited, StringComparer.Ordinal) : variables;
                variables[property] = value.Length <= MaxValueLength ? value : "";
            }

            var style = declarations.Where(pair => Useful.Contains(pair.Key, StringComparer.Ordinal)).Select(pair => $"{pair.Key}: {Resolve(pair.Value, variables)}");
            if (string.Join("; ", style) is { Length: > 0 } text)
                element.SetAttribute("style", text);
            Apply(element, variables);
        }
    }

    /// <summary>The winning declarations: by specificity, then by order, the element's own last.</summary>
    Dictionary<string, string> Cascade(IElement element)
    {
        var declarations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (property, value) in rules.Where(rule => rule.Selector.Match(element, scope: null)).OrderBy(rule => rule.Specificity).SelectMany(rule => rule.Declarations)
            .Concat(StyleSheet.DeclarationsOf(element.GetAttribute("style") ?? "")))
        {
            // The long form of a short one that comes later is no longer what counts.
            if (string.Equals(property, "background", StringComparison.Ordinal))
                declarations.Remove("background-color");
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
