using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Grains.Modules;

/// <summary>What must change for a site's modules to equal the published macros.</summary>
/// <param name="Remove">Keys to take off: no longer wanted, or changed, for there is no update.</param>
/// <param name="Add">Modules to register: new or changed.</param>
/// <param name="Former">The changed modules as the site has them.</param>
/// <param name="Kept">Keys that stay as they are.</param>
/// <param name="Beyond">Keys of macros for which the site has no slot.</param>
internal sealed record ModulePlan(
    ImmutableArray<string> Remove,
    ImmutableArray<ContentMacro> Add,
    ImmutableArray<ContentMacro> Former,
    ImmutableArray<string> Kept,
    ImmutableArray<string> Beyond)
{
    /// <summary>Modules that Confluence takes of one app on one site (connect-and-forge.md 3).</summary>
    public const int Slots = 100;

    public static ModulePlan Of(IReadOnlyCollection<ContentMacro> wanted, AppModules registered)
    {
        var have = new[] { registered.DynamicContentMacros?.AsEnumerable<ContentMacro>(), registered.StaticContentMacros }
            .SelectMany(modules => modules ?? [])
            .ToDictionary(module => module.Key, StringComparer.Ordinal);
        // A name that pages may hold already is not given up for a new one.
        var ordered = wanted.OrderBy(module => !have.ContainsKey(module.Key)).ThenBy(module => module.Key, StringComparer.Ordinal).ToArray();
        var chosen = ordered.Take(Slots).ToDictionary(module => module.Key, StringComparer.Ordinal);
        var changed = chosen.Values.Where(module => have.TryGetValue(module.Key, out var former) && !AreEqual(module, former)).Select(module => module.Key).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. have.Keys.Where(key => changed.Contains(key) || !chosen.ContainsKey(key)).Order(StringComparer.Ordinal)],
            [.. chosen.Values.Where(module => changed.Contains(module.Key) || !have.ContainsKey(module.Key))],
            [.. have.Values.Where(module => changed.Contains(module.Key))],
            [.. chosen.Keys.Where(key => have.ContainsKey(key) && !changed.Contains(key))],
            [.. ordered.Skip(Slots).Select(module => module.Key)]);
    }

    /// <summary>By their JSON, in which what the site leaves out and what has its default look the same.</summary>
    static bool AreEqual(ContentMacro one, ContentMacro other) => string.Equals(TextOf(one), TextOf(other), StringComparison.Ordinal);

    static string TextOf(ContentMacro module) => JsonSerializer.Serialize(ModuleLists.Of([module]), DescriptorJson.Default.AppModules);
}
