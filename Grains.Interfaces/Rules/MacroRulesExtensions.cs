using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Rules;

/// <summary>One set of rules, a tenant's or a macro's.</summary>
public static class MacroRulesExtensions
{
    /// <summary>Whether macros may be used on pages of this space; of a page whose space is not known, only when there is no list.</summary>
    public static bool AllowsSpace(this MacroRules rules, string spaceKey)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Spaces.IsEmpty || rules.Spaces.Contains(spaceKey, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether an administrator may edit.</summary>
    public static bool AllowsEditor(this MacroRules rules, string handle)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Editors.IsEmpty || rules.Editors.Contains(handle, StringComparer.Ordinal);
    }

    /// <summary>Whether a person may insert macros.</summary>
    public static bool MayInsert(this MacroRules rules, string? handle, IReadOnlyCollection<string> groups)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules is { InsertAccounts.IsEmpty: true, InsertGroups.IsEmpty: true }
            || handle is not null && rules.InsertAccounts.Contains(handle, StringComparer.Ordinal)
            || groups.Any(group => rules.InsertGroups.Contains(group, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Those of the hosts that the patterns of these rules cover.</summary>
    public static ImmutableArray<string> CoveredHosts(this MacroRules rules, ImmutableArray<string> hosts)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var patterns = rules.Hosts.Select(Parse).OfType<HostOrigin>().ToArray();
        return [.. hosts.Where(host => Parse(host) is { } origin && patterns.Any(pattern => pattern.Covers(origin)))];
    }

    /// <summary>Whether both say the same, entry by entry.</summary>
    public static bool SaysTheSameAs(this MacroRules rules, MacroRules other)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(other);
        return MacroRules.Fields.AreEqual(rules, other);
    }

    static HostOrigin? Parse(string text) => HostOrigin.TryParse(text, out var origin) ? origin : null;
}
