namespace UserMacro.Atlassian.Http;

/// <summary>
/// Bounds how often something is done for parties that nobody knows: a rate for all of them together, a number under way, and a short wait
/// in place of a refusal. The next turn goes to the party that had the fewest lately, so that one that floods keeps only others like it
/// waiting. Safe for many threads.
/// </summary>
/// <remarks>By hand: the limiters of System.Threading.RateLimiting either share nothing between partitions or know no partitions, and take
/// no <see cref="TimeProvider"/>.</remarks>
public sealed class FairRateLimiter : IDisposable
{
    /// <summary>How many parties are told apart; beyond that, those are forgotten that do not wait and had the fewest turns.</summary>
    const int MaxParties = 4096;

    /// <summary>How many are forgotten at once, so that not each newcomer has all of them looked through.</summary>
    const int Forgotten = MaxParties / 4;

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>After each of these, half of what a party had is forgiven.</summary>
    static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    readonly FairRateLimits _limits;
    readonly TimeProvider _time;
    readonly ITimer _timer;
    double _turns;
    long _refilled;
    long _forgiven;
    int _underWay;
    int _waiting;

    /// <summary>Starts with a full burst.</summary>
    public FairRateLimiter(FairRateLimits limits, TimeProvider time)
    {
        (_limits, _time, _turns) = (limits, time, limits.Burst);
        _refilled = _forgiven = time.GetTimestamp();
        _timer = time.CreateTimer(_ => OnTick(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn, which ends when it is disposed of; null when there is none in time, or too many wait.</summary>
    /// <param name="party">For whom, such as a network address.</param>
    public Task<IDisposable?> EnterAsync(string party)
    {
        lock (_lock)
        {
            Refill();
            var asking = PartyOf(party);
            if (_waiting == 0 && MayGive)
            {
                return Task.FromResult<IDisposable?>(Give(asking));
            }

            if (asking.Waiters.Count >= _limits.WaitingOfOne || (_waiting >= _limits.Waiting && !MakeRoomFor(asking)))
            {
                return Task.FromResult<IDisposable?>(null);
            }

            var waiter = new Waiter(_time.GetTimestamp());
            asking.Waiters.AddLast(waiter);
            _waiting++;
            _timer.Change(Tick, Timeout.InfiniteTimeSpan);
            return waiter.Turn.Task;
        }
    }

    /// <summary>Sends away all who wait.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            foreach (var waiter in _parties.Values.SelectMany(party => party.Waiters))
            {
                waiter.Turn.TrySetResult(null);
            }

            _parties.Clear();
            _waiting = 0;
        }
    }

    /// <summary>How many parties are told apart just now.</summary>
    internal int Parties
    {
        get
        {
            lock (_lock)
            {
                return _parties.Count;
            }
        }
    }

    bool MayGive => _turns >= 1 && _underWay < _limits.AtOnce;

    void OnTick()
    {
        lock (_lock)
        {
            Advance();
        }
    }

    void Advance()
    {
        Refill();
        SendAwayTheImpatient();
        while (_waiting > 0 && MayGive)
        {
            var next = _parties.Values.Where(party => party.Waiters.Count > 0).MinBy(party => (party.Had, party.Waiters.First!.Value.Since))!;
            var waiter = next.Waiters.First!.Value;
            next.Waiters.RemoveFirst();
            _waiting--;
            waiter.Turn.SetResult(Give(next));
        }

        if (_waiting > 0)
        {
            _timer.Change(Tick, Timeout.InfiniteTimeSpan);
        }
    }

    Turn Give(Party party)
    {
        _turns--;
        _underWay++;
        party.Had++;
        return new Turn(this);
    }

    void End()
    {
        lock (_lock)
        {
            _underWay--;
            Advance();
        }
    }

    void Refill()
    {
        _turns = Math.Min(_limits.Burst, _turns + (_time.GetElapsedTime(_refilled).TotalSeconds * _limits.PerSecond));
        _refilled = _time.GetTimestamp();
        if (_time.GetElapsedTime(_forgiven) < Lately)
        {
            return;
        }

        _forgiven = _refilled;
        foreach (var (name, party) in _parties.ToList())
        {
            party.Had /= 2;
            if (party is { Had: 0, Waiters.Count: 0 })
            {
                _parties.Remove(name);
            }
        }
    }

    void SendAwayTheImpatient()
    {
        foreach (var waiters in _parties.Values.Select(party => party.Waiters))
        {
            while (waiters.First is { } first && _time.GetElapsedTime(first.Value.Since) >= _limits.Timeout)
            {
                Dismiss(waiters, first);
            }
        }
    }

    // Whoever has the most waiting gives up the last of them, unless that is no more than the newcomer would have.
    bool MakeRoomFor(Party newcomer)
    {
        var longest = _parties.Values.MaxBy(party => party.Waiters.Count)!;
        if (longest.Waiters.Count <= newcomer.Waiters.Count + 1)
        {
            return false;
        }

        Dismiss(longest.Waiters, longest.Waiters.Last!);
        return true;
    }

    void Dismiss(LinkedList<Waiter> waiters, LinkedListNode<Waiter> waiter)
    {
        waiters.Remove(waiter);
        _waiting--;
        waiter.Value.Turn.SetResult(null);
    }

    Party PartyOf(string name)
    {
        if (_parties.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_parties.Count >= MaxParties)
        {
            // Invented names had one turn at most, so that they wipe no account of those that had more.
            foreach (var (idle, _) in _parties.Where(pair => pair.Value.Waiters.Count == 0).OrderBy(pair => pair.Value.Had).Take(Forgotten).ToList())
            {
                _parties.Remove(idle);
            }
        }

        return _parties[name] = new Party();
    }

    sealed class Party
    {
        /// <summary>How many turns it had lately.</summary>
        public int Had { get; set; }

        public LinkedList<Waiter> Waiters { get; } = [];
    }

    sealed record Waiter(long Since)
    {
        public TaskCompletionSource<IDisposable?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    sealed class Turn(FairRateLimiter limiter) : IDisposable
    {
        FairRateLimiter? _limiter = limiter;

        public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.End();
    }
}
