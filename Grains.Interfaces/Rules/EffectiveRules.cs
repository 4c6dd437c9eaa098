using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Rules;

/// <summary>What holds for one macro: the rules of its tenant, narrowed by its own.</summary>
/// <param name="Tenant">The rules over all macros.</param>
/// <param name="Macro">The macro's own.</param>
public sealed record EffectiveRules(MacroRules Tenant, MacroRules Macro)
{
    /// <summary>Whether Confluence's macro browser leaves it out.</summary>
    public bool Hidden => Tenant.Hidden || Macro.Hidden;

    /// <summary>Whether its script may run: both must say so.</summary>
    public bool Script => Tenant.Script && Macro.Script;

    /// <summary>Those of its hosts that the tenant's patterns cover, in its order; text that is no host is left out.</summary>
    public ImmutableArray<string> Hosts => Tenant.CoveredHosts(Macro.Hosts);

    /// <summary>Whether it may be used on pages of this space.</summary>
    public bool AllowsSpace(string spaceKey) => Tenant.AllowsSpace(spaceKey) && Macro.AllowsSpace(spaceKey);

    /// <summary>Whether an administrator may edit it.</summary>
    /// <param name="handle">Handle of the administrator's account.</param>
    public bool AllowsEditor(string handle) => Tenant.AllowsEditor(handle) && Macro.AllowsEditor(handle);

    /// <summary>Whether a person may insert it into a page; existing uses keep working.</summary>
    /// <param name="handle">Handle of the account; null for somebody without one.</param>
    /// <param name="groups">Names of the groups the person is in.</param>
    public bool MayInsert(string? handle, IReadOnlyCollection<string> groups) => Tenant.MayInsert(handle, groups) && Macro.MayInsert(handle, groups);
}
