using System.Collections.Immutable;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Sites;

/// <summary>All that a site remembers. Immutable; a site swaps one for the next.</summary>
internal sealed record SiteState
{
    /// <summary>How the site names itself to the app; the same after a reinstall (docs/reference/connect-lifecycle.md#messages).</summary>
    public required string ClientKey { get; init; }

    public Installation? Installation { get; init; }

    /// <summary>Outlives an uninstall: the host restores it on the next install (docs/reference/connect-modules.md#dynamic-modules).</summary>
    public ImmutableList<DynamicModule> DynamicModules { get; init; } = [];

    /// <summary>
    /// Whether static macros may be registered while running. UNVERIFIED for today's host (docs/reference/connect-modules.md#dynamic-modules), so refused
    /// unless a test says otherwise.
    /// </summary>
    public bool AcceptsStaticModules { get; init; }

    /// <summary>What goes wrong when modules are registered; nothing unless a test says otherwise.</summary>
    public ModuleFaults ModuleFaults { get; init; } = ModuleFaults.None;

    /// <summary>What the site says of accounts that the app reports.</summary>
    public AccountStatuses AccountStatuses { get; init; } = AccountStatuses.None;

    public ImmutableList<Space> Spaces { get; init; } = [];

    public ImmutableList<Page> Pages { get; init; } = [];

    public long NextContentId { get; init; } = 65_537;
}
