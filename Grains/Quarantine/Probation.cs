using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// Requests of a macro (or of one viewer's posts) that must pass a trial before they run in the silo: those whose call was lost with a silo,
/// because one of them may have ended it, and after a release the first few of any kind.
/// </summary>
internal sealed class Probation
{
    /// <summary>After a release: so many different requests that pass speak for all.</summary>
    public const int Enough = 4;

    const int MaxLost = 64;

    /// <summary>How long a release is followed by trials. A silo that is lost becomes known twice, by the calls that it left without an answer
    /// and by its record when the next one starts: for as long after a pass that is the same loss.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    readonly Dictionary<(string Key, string Request), LostRequest> _lost = [];
    readonly HashSet<(int Revision, string Request)> _passed = [];
    QuarantineReason _releasedFrom;
    DateTimeOffset _releaseUntil;

    /// <summary>Until when records of processes are of a loss whose requests passed.</summary>
    public DateTimeOffset ResolvedUntil { get; private set; }

    /// <summary>Whether a suspicion of a lost call has had its effect here.</summary>
    public bool Knows(Suspicion suspicion) =>
        _lost.TryGetValue((suspicion.Key, suspicion.Request), out var lost) && suspicion.At <= lost.Suspicion.At;

    /// <summary>Holds the request that a lost call made.</summary>
    public void Hold(Suspicion suspicion)
    {
        if (_lost.Count >= MaxLost)
        {
            _lost.Remove(_lost.MinBy(lost => lost.Value.Suspicion.At).Key);
        }

        _lost[(suspicion.Key, suspicion.Request)] = new(suspicion, SuspectKey.Parse(suspicion.Key));
    }

    /// <summary>Begins with a release.</summary>
    public void Begin(QuarantineReason reason, DateTimeOffset now)
    {
        _passed.Clear();
        (_releasedFrom, _releaseUntil) = (reason, now + Length);
        Resolve(now + Length);
    }

    /// <summary>Notes that a request passed its trial.</summary>
    public void Pass(string request, int revision, DateTimeOffset now)
    {
        if (IsReleased(now))
        {
            _passed.Add((revision, request));
        }

        foreach (var lost in _lost.Values.Where(lost => lost.Is(request)))
        {
            lost.IsSettled = true;
            Resolve(now + Length);
        }
    }

    /// <summary>Ends because a quarantine takes its place.</summary>
    public void End(DateTimeOffset now)
    {
        foreach (var lost in _lost.Values)
        {
            lost.IsSettled = true;
        }

        _releaseUntil = DateTimeOffset.MinValue;
        Resolve(now);
    }

    /// <summary>Whether any request is held.</summary>
    public bool IsOpen(DateTimeOffset now) => IsReleased(now) || _lost.Values.Any(lost => lost.IsHeld(now));

    /// <summary>Why a request must be tried before it runs; null when it need not.</summary>
    public QuarantineReason? Holds(string request, int revision, DateTimeOffset now) =>
        _lost.Values.Any(lost => lost.IsHeld(now) && lost.Is(request)) ? QuarantineReason.CallLost
        : IsReleased(now) && !_passed.Contains((revision, request)) ? _releasedFrom
        : null;

    /// <summary>Whether it can be forgotten.</summary>
    public bool IsOver(DateTimeOffset now) => !IsOpen(now) && now - ResolvedUntil > Suspicion.Lifetime;

    bool IsReleased(DateTimeOffset now) => now <= _releaseUntil && _passed.Count < Enough;

    void Resolve(DateTimeOffset until) => ResolvedUntil = until > ResolvedUntil ? until : ResolvedUntil;

    /// <summary>The request of a lost call. A front end that names none means every request.</summary>
    sealed class LostRequest(Suspicion suspicion, SuspectKey? key)
    {
        public Suspicion Suspicion => suspicion;

        /// <summary>Whether it passed, or a quarantine took its place.</summary>
        public bool IsSettled { get; set; }

        public bool IsHeld(DateTimeOffset now) => !IsSettled && now - suspicion.At <= Suspicion.Lifetime;

        public bool Is(string request) =>
            suspicion.Request.Length == 0 || string.Equals(key?.MarkOfRequest(request), suspicion.Request, StringComparison.Ordinal);
    }
}
