using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Modules;

/// <summary>The known state of a site's modules.</summary>
[GenerateSerializer, Immutable, Alias("module-sync-record")]
internal sealed record ModuleSyncRecord
{
    static readonly TimeSpan ReconcileEvery = TimeSpan.FromDays(1);

    /// <summary>Whether a run was asked for that has not gone to its end.</summary>
    [Id(0), JsonPropertyName("Wanted")] public bool Wanted { get; init; }

    [Id(1)] public ImmutableArray<string> Registered { get; init; } = [];

    /// <summary>Keys that the site refused, each with what <see cref="ModuleRefusal"/> stores of it.</summary>
    [Id(2)] public ImmutableDictionary<string, string> Refused { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Id(3)] public string? LastError { get; init; }

    /// <summary>Hashes of the modules as they were sent last and accepted.</summary>
    [Id(4)] public ImmutableDictionary<string, string> Accepted { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Hashes of the modules that the site refused: they are not offered again until something changes or all is compared again.</summary>
    [Id(5)] public ImmutableDictionary<string, string> RefusedHashes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Modules, as JSON, that are taken off for a change or lost by one: stored before they are taken off, put back when the change fails.</summary>
    [Id(6), JsonPropertyName("Former")] public ImmutableDictionary<string, string> Former { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Keys that wait for a free slot.</summary>
    [Id(7)] public ImmutableArray<string> Waiting { get; init; } = [];

    /// <summary>Keys that an administrator gave to the generic macro.</summary>
    [Id(8)] public ImmutableArray<string> Generic { get; init; } = [];

    /// <summary>Keys that an administrator wants to have the next free slots, in that order.</summary>
    [Id(9)] public ImmutableArray<string> Preferred { get; init; } = [];

    /// <summary>How many runs failed in a row.</summary>
    [Id(10)] public int Failures { get; init; }

    /// <summary>When all was last compared with what the site has.</summary>
    [Id(11)] public DateTimeOffset ReconciledAt { get; init; }

    /// <summary>Whether the run that was asked for compares all again.</summary>
    [Id(12)] public bool Reconcile { get; init; }

    /// <summary>Whether it is time to compare all again: once a day, for a site may lose or change what it holds.</summary>
    public bool IsReconcileDue(DateTimeOffset now) => !Reconcile && now - ReconciledAt >= ReconcileEvery;

    /// <summary>With the outcome of a run.</summary>
    public ModuleSyncRecord After(ModuleSyncReport report, DateTimeOffset now)
    {
        var known = report.Error is null ? this : this with { Wanted = true, LastError = report.Error, Failures = Failures + 1 };
        if (report.Found is not { } found)
        {
            return known;
        }

        return known with
        {
            Wanted = report.Error is not null || report.Again,
            LastError = report.Error,
            Failures = report.Error is null ? 0 : known.Failures,
            Reconcile = Reconcile && report.Error is not null,
            ReconciledAt = report.Error is null && Reconcile ? now : ReconciledAt,
            Registered = found.Registered,
            Waiting = found.Waiting,
            Refused = found.Refused.ToImmutableDictionary(pair => pair.Key, pair => ModuleRefusal.Clean(pair.Value), StringComparer.Ordinal),
            Accepted = found.Accepted,
            RefusedHashes = found.RefusedHashes,
            Former = found.Former,
            Preferred = [.. Preferred.Except(found.Registered, StringComparer.Ordinal)],
        };
    }

    /// <summary>Keys that the site offers by a framed module, because it refused the static one that they prefer.</summary>
    public IEnumerable<string> FindFramed() => Registered.Where(key => RefusedHashes.ContainsKey(key) && !Refused.ContainsKey(key));

    /// <summary>Whether it says something of a site, or of a run that was asked for.</summary>
    public bool IsOfASite => Wanted || Reconcile || ReconciledAt != default || !Registered.IsEmpty || !Waiting.IsEmpty || !Accepted.IsEmpty || !Former.IsEmpty;

    /// <summary>With nobody to tell: what a site held is unknown from now on.</summary>
    public ModuleSyncRecord Alone() => new() { Generic = Generic, Preferred = Preferred };

    /// <summary>With an administrator's choice for one macro.</summary>
    public ModuleSyncRecord Choose(string key, bool ownName) => this with
    {
        Wanted = true,
        Generic = ownName
            ? Generic.Remove(key, StringComparer.Ordinal)
            : [.. Generic.Append(key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Preferred = ownName ? [.. Preferred.Append(key).Distinct(StringComparer.Ordinal)] : Preferred.Remove(key, StringComparer.Ordinal),
        // Chosen again, it is offered again.
        RefusedHashes = RefusedHashes.Remove(key),
    };
}
