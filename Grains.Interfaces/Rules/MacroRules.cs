using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Fields;

namespace UserMacro.Grains.Interfaces.Rules;

/// <summary>Where and by whom macros may be used and edited. A tenant's rules hold for all of its macros; a macro's own can only narrow them.</summary>
[GenerateSerializer, Immutable, Alias("macro-rules")]
public sealed record MacroRules
{
    /// <summary>Keys of the spaces where a macro may be used; elsewhere pages show a notice. Empty: every space.</summary>
    [Id(0)] public ImmutableArray<string> Spaces { get; init; } = [];

    /// <summary>Whether Confluence's macro browser leaves it out; existing uses keep working.</summary>
    [Id(1)] public bool Hidden { get; init; }

    /// <summary>Handles of the accounts that may edit, among the site's administrators. Empty: every administrator.</summary>
    [Id(2)] public ImmutableArray<string> Editors { get; init; } = [];

    /// <summary>Handles of the accounts that may insert it into a page. With <see cref="InsertGroups"/> empty too: everyone.</summary>
    [Id(3)] public ImmutableArray<string> InsertAccounts { get; init; } = [];

    /// <summary>Names of the groups whose members may insert it into a page.</summary>
    [Id(4)] public ImmutableArray<string> InsertGroups { get; init; } = [];

    /// <summary>Whether script may run, in a sandbox of its own.</summary>
    [Id(5)] public bool Script { get; init; }

    /// <summary>Hosts that framed output may load from, such as <c>https://cdn.example.com</c> or <c>https://*.example.com</c>. Empty: none.</summary>
    [Id(6)] public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Its fields; each property is among them.</summary>
    public static FieldTable<MacroRules> Fields { get; } = FieldTable.Create<MacroRules>()
        .Flag("hidden", rules => rules.Hidden)
        .Flag("script", rules => rules.Script)
        .Lines("spaces", rules => rules.Spaces)
        .Lines("editors", rules => rules.Editors)
        .Lines("insertAccounts", rules => rules.InsertAccounts)
        .Lines("insertGroups", rules => rules.InsertGroups)
        .Lines("hosts", rules => rules.Hosts);
}
