using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Interfaces.Settings;

/// <summary>The settings of a site.</summary>
[GenerateSerializer, Immutable, Alias("tenant-settings")]
public sealed record TenantSettings
{
    /// <summary>Rises with every change; an edit names the one it was made on. 0 for settings never changed.</summary>
    [Id(0)] public int Version { get; init; }

    /// <summary>Rules over all macros.</summary>
    [Id(1)] public MacroRules Rules { get; init; } = new();

    /// <summary>Whether publishing needs the approval of another administrator.</summary>
    [Id(2)] public bool Approval { get; init; }

    /// <summary>How much of the history is kept.</summary>
    [Id(3)] public HistoryRetention Retention { get; init; } = new();

    /// <summary>The language of notices and of the admin page, as an IETF tag such as <c>en</c>.</summary>
    [Id(4)] public string Language { get; init; } = "en";

    /// <summary>Whether renders are counted.</summary>
    [Id(5)] public bool Usage { get; init; } = true;
}
