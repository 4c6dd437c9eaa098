using System.Collections.Immutable;

namespace UserMacro.Grains.Modules;

/// <summary>What is known of a site's modules.</summary>
[GenerateSerializer, Immutable, Alias("module-sync-record")]
internal sealed record ModuleSyncRecord
{
    /// <summary>Whether a run was asked for that has not gone to its end.</summary>
    [Id(0)] public bool Wanted { get; init; }

    [Id(1)] public ImmutableArray<string> Registered { get; init; } = [];

    [Id(2)] public ImmutableDictionary<string, string> Refused { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Id(3)] public string? LastError { get; init; }

    /// <summary>With the outcome of a run.</summary>
    public ModuleSyncRecord After(ModuleSyncReport report) => report.Error is { } error
        ? this with { Wanted = true, LastError = error }
        : new() { Registered = report.Registered, Refused = report.Refused };
}
