using System.Xml.Linq;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Macros;

/// <summary>Finds macros in a storage text.</summary>
internal static class MacroFinder
{
    /// <summary>All macros in the order of the text, nested ones included; none when the text cannot be read.</summary>
    public static IReadOnlyList<MacroInvocation> All(string storage) =>
        StorageDocument.TryReadPage(storage, out var root, out _) ? [.. Elements(root).Select(MacroInvocation.Read)] : [];

    public static MacroInvocation? ById(string storage, string id) =>
        All(storage).FirstOrDefault(use => id.Length > 0 && use.Id.Equals(id, StringComparison.Ordinal));

    /// <summary>The names of the macros in a text.</summary>
    public static HashSet<string> Names(string storage) => All(storage).Select(use => use.Name).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<XElement> Elements(XElement root) => root.Descendants(StorageNames.Macro);
}
