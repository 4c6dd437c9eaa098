using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;

namespace UserMacro.Grains.Quarantine;

/// <summary>Finds the suspicions that mean one macro among those that the silo knows. Costs next to nothing while there are no new ones.</summary>
internal sealed class SuspectMatcher(CrashSuspects suspects, string tenant, string macro)
{
    int _version;
    ImmutableArray<Suspicion> _matches = [];

    /// <summary>Those that mean the macro, its viewers among them; with the one that the present call carries, known or not.</summary>
    public ImmutableArray<Suspicion> Find()
    {
        var lost = LostCall.Current;
        if (lost is not null)
        {
            suspects.Add([lost]);
        }

        if (suspects.Version != _version)
        {
            _version = suspects.Version;
            var names = suspects.All
                .Select(suspicion => suspicion.Key)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(key => key, NameUnder, StringComparer.Ordinal);
            _matches = [.. suspects.All.Where(suspicion => string.Equals(names[suspicion.Key], suspicion.Macro, StringComparison.Ordinal))];
        }

        // There may be so many that those of the silo leave it out.
        return lost is null
            || _matches.Any(known => Suspicions.IsSameSubject(known, lost))
            || !string.Equals(NameUnder(lost.Key), lost.Macro, StringComparison.Ordinal)
            ? _matches
            : _matches.Add(suspects.Clamp(lost));
    }

    /// <summary>Whether a suspicion is of what this viewer posted.</summary>
    public bool IsOf(Suspicion suspicion, string viewer) =>
        SuspectKey.Parse(suspicion.Key) is { } key
            && string.Equals(SuspectKey.TextOf(key.MarkOf(tenant, macro, viewer)), suspicion.Viewer, StringComparison.Ordinal);

    /// <summary>The macro's name under a key; empty for what is no key.</summary>
    string NameUnder(string key) => SuspectKey.Parse(key) is { } parsed ? SuspectKey.TextOf(parsed.MarkOf(tenant, macro)) : "";
}
