namespace UserMacro.Grains.Quarantine;

/// <summary>The probations of one macro: its own, and those of viewers for their posts.</summary>
internal sealed class Probations
{
    const int Max = 64;

    readonly Dictionary<string, Probation> _bySubject = new(StringComparer.Ordinal);

    public bool IsEmpty => _bySubject.Count == 0;

    /// <summary>Whether any request may have to pass a trial first.</summary>
    public bool IsAnyOpen(DateTimeOffset now) => _bySubject.Values.Any(probation => probation.IsOpen(now));

    /// <summary>The probation of a viewer; of the macro itself under the empty name; null when there is none.</summary>
    public Probation? Find(string subject) => _bySubject.GetValueOrDefault(subject);

    /// <summary>The probation of a viewer, of the macro itself for null; begun when there is none.</summary>
    public Probation Of(string? viewer, DateTimeOffset now)
    {
        if (_bySubject.TryGetValue(viewer ?? "", out var known))
        {
            return known;
        }

        // Those whose suspicions are too old to come up again; then any viewer's, whose next post is tried at worst.
        foreach (var (subject, probation) in _bySubject)
        {
            if (probation.IsOver(now))
            {
                _bySubject.Remove(subject);
            }
        }

        if (_bySubject.Count >= Max)
        {
            _bySubject.Remove(_bySubject.Keys.First(subject => subject.Length > 0));
        }

        return _bySubject[viewer ?? ""] = new();
    }
}
