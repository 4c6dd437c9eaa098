using System.Collections.Immutable;
using System.Text;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Snippets;

namespace UserMacro.Grains.Parts;

/// <summary>Puts shared parts into a definition.</summary>
internal static class PartAssembly
{
    /// <summary>The parts that a definition itself names.</summary>
    public static ImmutableArray<string> NamesIn(MacroDefinition definition) =>
        [.. SnippetExpander.NamesIn(definition.Template).Concat(definition.Bundles).Distinct(StringComparer.Ordinal)];

    public static AssembledMacro Assemble(MacroDefinition definition, ImmutableArray<SharedPart> parts)
    {
        var template = SnippetExpander.Expand(definition.Template, name => Find(parts, name, SharedPartKind.Snippet)?.Template);
        if (parts.IsEmpty && definition.Bundles.IsEmpty)
        {
            return new(template, definition.Styles, definition.Script, template.Diagnostics);
        }

        var problems = template.Diagnostics.ToBuilder();
        // A macro's head, which holds its parts twice for a moment, must fit into one record.
        if (parts.Sum(SizeOf) is var size and > Limits.MacroParts)
        {
            problems.Add(Problem("parts-size", Excess.Of("The text of the shared parts that the macro names", size, Limits.MacroParts, "bytes")));
        }

        foreach (var name in definition.Bundles.Where(name => Find(parts, name, SharedPartKind.Bundle) is null))
        {
            problems.Add(Problem("unknown-bundle", $"The site has no bundle “{name}”."));
        }

        var bundles = definition.Bundles.Select(name => Find(parts, name, SharedPartKind.Bundle)).OfType<SharedPart>().ToList();
        var styles = Joined(bundles.Select(bundle => bundle.Styles).Append(definition.Styles));
        var script = Joined(bundles.Select(bundle => bundle.Script).Append(definition.Script));
        if (styles.Length > Limits.MacroStyles)
        {
            problems.Add(Problem("bundle-size", Excess.Of("With its bundles the macro", styles.Length, Limits.MacroStyles, "characters of styles")));
        }

        return new(template, styles, script, problems.ToImmutable());
    }

    /// <summary>How many bytes the texts of a part have.</summary>
    public static int SizeOf(SharedPart part) =>
        Encoding.UTF8.GetByteCount(part.Template) + Encoding.UTF8.GetByteCount(part.Styles) + Encoding.UTF8.GetByteCount(part.Script);

    /// <summary>Whether two lists hold the same texts under the same names; numbers tell that only within one tenant.</summary>
    public static bool AreSame(ImmutableArray<SharedPart> one, ImmutableArray<SharedPart> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => AreSame(pair.First, pair.Second));

    static bool AreSame(SharedPart one, SharedPart other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal) && SharedPart.Fields.AreEqual(one, other);

    static string Joined(IEnumerable<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0));

    static SharedPart? Find(ImmutableArray<SharedPart> parts, string name, SharedPartKind kind) =>
        parts.FirstOrDefault(part => part.Kind == kind && string.Equals(part.Name, name, StringComparison.Ordinal));

    static Diagnostic Problem(string code, string message) => new(IsError: true, code, message, 1, 1, 1, 1);
}
