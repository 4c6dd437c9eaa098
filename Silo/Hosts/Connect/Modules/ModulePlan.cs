using System.Collections.Immutable;
using System.Text;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Modules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>What must change for a site's modules to equal the published macros.</summary>
internal sealed record ModulePlan
{
    /// <summary>Modules that Confluence takes of one app on one site (docs/reference/connect-modules.md#dynamic-modules).</summary>
    public const int Slots = 100;

    /// <summary>Keys to take off: no longer wanted, or changed, for there is no update.</summary>
    public ImmutableArray<string> Remove { get; private init; } = [];

    /// <summary>Modules to register: new or changed.</summary>
    public ImmutableArray<ContentMacro> Add { get; private init; } = [];

    /// <summary>The changed modules as the site has them, or had them before a change that was never finished.</summary>
    public ImmutableDictionary<string, ContentMacro> Former { get; private init; } = ImmutableDictionary<string, ContentMacro>.Empty;

    /// <summary>Keys that stay as they are.</summary>
    public ImmutableArray<string> Kept { get; private init; } = [];

    /// <summary>Keys of macros for which the site has no slot.</summary>
    public ImmutableArray<string> Waiting { get; private init; } = [];

    /// <summary>Keys whose module the site refused before and which have not changed since.</summary>
    public ImmutableHashSet<string> StillRefused { get; private init; } = [];

    /// <summary>Whether the site has a slot that nothing wants.</summary>
    public bool HasFreeSlot => Waiting.IsEmpty && Kept.Length + Add.Length < Slots;

    /// <summary>Whether everything is as it should be.</summary>
    public bool IsEmpty => Remove.IsEmpty && Add.IsEmpty;

    /// <summary>The texts of <see cref="Former"/>, to be stored before anything is taken off.</summary>
    public ImmutableDictionary<string, string> FormerTexts =>
        Former.ToImmutableDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(ModuleHash.JsonOf(pair.Value)), StringComparer.Ordinal);

    public static ModulePlan Create(IReadOnlyCollection<ContentMacro> wanted, AppModules registered, ModuleSyncRecord record)
    {
        var have = ModuleLists.All(registered).ToDictionary(module => module.Key, StringComparer.Ordinal);
        // A name that pages may hold already is not given up for a new one.
        var ordered = wanted
            .Where(module => !record.Generic.Contains(module.Key, StringComparer.Ordinal))
            .OrderBy(module => !have.ContainsKey(module.Key) && !record.Former.ContainsKey(module.Key))
            .ThenBy(module => record.Preferred.IndexOf(module.Key) is var rank and >= 0 ? rank : int.MaxValue)
            .ThenBy(module => module.Key, StringComparer.Ordinal)
            .ToArray();
        var chosen = ordered.Take(Slots).ToDictionary(module => module.Key, StringComparer.Ordinal);
        var refused = record.Reconcile
            ? []
            : chosen.Values.Where(
                module => record.RefusedHashes.TryGetValue(module.Key, out var hash)
                    && string.Equals(hash, ModuleHash.Compute(module), StringComparison.Ordinal))
                .Select(module => module.Key).ToImmutableHashSet(StringComparer.Ordinal);
        var changed = chosen.Values
            .Where(module => !refused.Contains(module.Key) && have.TryGetValue(module.Key, out var former) && !IsRegisteredAs(module, former, record))
            .Select(module => module.Key).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Remove = [.. have.Keys.Where(key => changed.Contains(key) || !chosen.ContainsKey(key)).Order(StringComparer.Ordinal)],
            Add = [.. chosen.Values.Where(module => changed.Contains(module.Key) || (!have.ContainsKey(module.Key) && !refused.Contains(module.Key)))],
            Former = have.Values.Where(module => changed.Contains(module.Key))
                .Concat(record.Former.Where(
                    former => chosen.ContainsKey(former.Key) && !have.ContainsKey(former.Key)).Select(former => ModuleLists.Read(former.Value)))
                .ToImmutableDictionary(module => module.Key, StringComparer.Ordinal),
            Kept = [.. chosen.Keys.Where(key => have.ContainsKey(key) && !changed.Contains(key))],
            Waiting = [.. ordered.Skip(Slots).Select(module => module.Key).Order(StringComparer.Ordinal)],
            StillRefused = refused,
        };
    }

    /// <summary>
    /// A site may give back a module in other words than it was sent in: what counts is what it accepted. Type and address must be the same nevertheless.
    /// </summary>
    static bool IsRegisteredAs(ContentMacro module, ContentMacro registered, ModuleSyncRecord record)
    {
        var hash = ModuleHash.Compute(module);
        return string.Equals(hash, ModuleHash.Compute(registered), StringComparison.Ordinal)
            || (record.Accepted.TryGetValue(module.Key, out var accepted) && string.Equals(hash, accepted, StringComparison.Ordinal)
                && module.GetType() == registered.GetType() && string.Equals(module.Url, registered.Url, StringComparison.Ordinal));
    }
}
