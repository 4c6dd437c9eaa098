using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Quarantine;

/// <summary>Finds the suspicions that mean one macro among those that the silo knows. Costs next to nothing while there are no new ones.</summary>
internal sealed class SuspectMatcher(CrashSuspects suspects, string tenant, string macro)
{
    int _version;
    ImmutableArray<Suspicion> _matches = [];

    /// <summary>Those that mean the macro, its viewers among them.</summary>
    public ImmutableArray<Suspicion> Find()
    {
        if (suspects.Version == _version)
            return _matches;
        _version = suspects.Version;
        var names = suspects.All.Select(suspicion => suspicion.Key).Distinct(StringComparer.Ordinal)
            .ToDictionary(
                key => key,
                key => SuspectKey.Parse(key) is { } parsed ? SuspectKey.TextOf(parsed.MarkOf(tenant, macro)) : "",
                StringComparer.Ordinal);
        return _matches = [.. suspects.All.Where(suspicion => string.Equals(names[suspicion.Key], suspicion.Macro, StringComparison.Ordinal))];
    }

    /// <summary>Whether a suspicion is of what this viewer posted.</summary>
    public bool IsOf(Suspicion suspicion, string viewer) =>
        SuspectKey.Parse(suspicion.Key) is { } key
            && string.Equals(SuspectKey.TextOf(key.MarkOf(tenant, macro, viewer)), suspicion.Viewer, StringComparison.Ordinal);
}
