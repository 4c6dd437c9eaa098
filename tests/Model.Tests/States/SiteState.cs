using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace UserMacro.Model.Tests.States;

/// <summary>The state of one site.</summary>
/// <param name="Name">Its name, which is in all its texts.</param>
sealed record SiteState(string Name)
{
    public static readonly ImmutableArray<string> Keys = ["alpha", "beta", "gamma", "delta", "eps", "zeta"];

    public static readonly ImmutableArray<string> PartNames = ["part-a", "part-b"];

    /// <summary>Every key, whether it has a macro or not.</summary>
    public ImmutableSortedDictionary<string, MacroState> Macros { get; init; } =
        Keys.ToImmutableSortedDictionary(key => key, _ => new MacroState(), StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, PartState> Parts { get; init; } = ImmutableSortedDictionary.Create<string, PartState>(StringComparer.Ordinal);

    public SettingsState Settings { get; init; } = new();

    public ImmutableList<TokenState> Tokens { get; init; } = [];

    /// <summary>The archives that were exported.</summary>
    public ImmutableList<ArchiveState> Archives { get; init; } = [];

    /// <summary>The lines that the audit log must have, in no order.</summary>
    public ImmutableList<AuditLine> Audit { get; init; } = [];

    public SiteState With(string key, MacroState macro, params IEnumerable<AuditLine> lines) =>
        this with { Macros = Macros.SetItem(key, macro), Audit = Audit.AddRange(lines) };
}

/// <summary>A shared part.</summary>
/// <param name="Number">Its number; 0 until the service has reported it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Editor">The account that changed it last.</param>
sealed record PartState(int Number, string Text, string Editor);

/// <summary>The settings of a site.</summary>
/// <param name="Version">Their version; -1 until the service has reported it.</param>
/// <param name="Approval">Whether publishing needs approval.</param>
/// <param name="Kept">How many revisions are kept; null for all.</param>
/// <param name="Language">The language of notices.</param>
sealed record SettingsState(int Version = -1, bool Approval = false, int? Kept = null, string Language = "en");

/// <summary>An API token that was not revoked.</summary>
/// <param name="Id">Its id; empty until the service has reported it.</param>
/// <param name="Name">Its name; no other token has it.</param>
/// <param name="Scope">Its widest scope.</param>
/// <param name="By">The account in whose name it acts.</param>
/// <param name="Text">Its text; null when the answer with it was lost.</param>
sealed record TokenState(string Id, string Name, string Scope, string By, string? Text)
{
    public bool May(string scope) => scope == "read" || scope == Scope;
}

/// <summary>An exported archive.</summary>
/// <param name="Content">The archive as the service wrote it.</param>
/// <param name="Macros">What it holds.</param>
/// <param name="Parts">The shared parts that it holds.</param>
sealed record ArchiveState(JsonNode Content, ImmutableSortedDictionary<string, MacroState> Macros, ImmutableSortedDictionary<string, PartState> Parts);

/// <summary>A line of the audit log.</summary>
/// <param name="Action">Such as <c>macro.published</c>.</param>
/// <param name="Target">The key, the name or the id; empty for the site.</param>
/// <param name="Actor">The account; empty for the service.</param>
sealed record AuditLine(string Action, string Target, string Actor);
