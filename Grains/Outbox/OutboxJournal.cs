using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Outbox;

/// <summary>The intents of one outbox record. An intent is acknowledged once it is stored; intents that arrive while the record is being written
/// share the next write. Completions go with the next write too, so that a change costs at most one extra write.</summary>
/// <remarks>When a write throws, its outcome is unknown: the journal must not be used again.</remarks>
internal sealed class OutboxJournal
{
    /// <summary>How long a live grain gets to dispatch a change itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long a change may still be stored, by a silo that does not know that it was voted out.</summary>
    public static readonly TimeSpan LongestStore = TimeSpan.FromMinutes(1);

    /// <summary>After this long an intent that cannot be completed is given up. The grain itself dispatches the rest when it is next used.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromDays(1);

    /// <summary>How long completed intents may stay stored while nothing else is written.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    const int AgeToPause = 4;
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    readonly IRecord<OutboxRecord> _record;
    readonly TimeProvider _time;
    readonly Dictionary<string, Entry> _open = new(StringComparer.Ordinal);
    TaskCompletionSource? _next;
    bool _isWriting;
    DateTimeOffset _writtenAt;

    public OutboxJournal(IRecord<OutboxRecord> record, TimeProvider time)
    {
        (_record, _time) = (record, time);
        _writtenAt = time.GetUtcNow();
        // The silo that announced these may be gone.
        foreach (var intent in record.Value.Intents)
        {
            _open[intent.Source] = new(intent, _writtenAt);
        }
    }

    /// <summary>Whether completed intents are still stored.</summary>
    public bool HasLeftovers => _record.Value.Intents.Any(intent => !_open.ContainsKey(intent.Source));

    /// <summary>Whether leftovers have been stored for long enough.</summary>
    public bool MustClean => HasLeftovers && !_isWriting && _time.GetUtcNow() - _writtenAt >= LongestRest;

    /// <summary>Stores an intent.</summary>
    public Task AnnounceAsync(string source, long number)
    {
        var now = _time.GetUtcNow();
        _open[source] = new(new(source, number, now), now + Grace);
        return WriteAsync();
    }

    /// <summary>Removes an intent once everything up to a number has been dispatched.</summary>
    public void Complete(string source, long number)
    {
        if (_open.TryGetValue(source, out var entry) && entry.Intent.Number <= number)
        {
            _open.Remove(source);
        }
    }

    /// <summary>Whether nothing is left to wait for: the change is dispatched, or it can no longer be stored.</summary>
    public bool IsOver(OutboxIntent intent, OutboxOutcome outcome) =>
        outcome == OutboxOutcome.Settled || (outcome == OutboxOutcome.NotStored && _time.GetUtcNow() - intent.At > LongestStore);

    /// <summary>Removes this intent, but no later one of its grain.</summary>
    public void Remove(OutboxIntent intent)
    {
        if (IsOpen(intent))
        {
            _open.Remove(intent.Source);
        }
    }

    /// <summary>Removes the intents of some grains; when it returns, none is stored.</summary>
    public async Task ForgetAsync(Predicate<string> isOf)
    {
        foreach (var source in _open.Keys.Where(source => isOf(source)).ToList())
        {
            _open.Remove(source);
        }

        // Also what was removed before and is still stored.
        if (_record.Value.Intents.Any(intent => isOf(intent.Source)))
        {
            await WriteAsync();
        }
    }

    /// <summary>Intents that should have been completed by now.</summary>
    public IReadOnlyList<OutboxIntent> Due()
    {
        var now = _time.GetUtcNow();
        return [.. _open.Values.Where(entry => entry.DueAt <= now).Select(entry => entry.Intent)];
    }

    /// <summary>Postpones an intent that could not be completed: the older it is, the longer.</summary>
    public void Postpone(OutboxIntent intent)
    {
        if (!IsOpen(intent))
        {
            return;
        }

        var now = _time.GetUtcNow();
        var pause = (now - intent.At) / AgeToPause;
        _open[intent.Source] = new(intent, now + (pause < LongestPause ? pause : LongestPause));
    }

    /// <summary>Stores the open intents and no others.</summary>
    public Task WriteAsync()
    {
        _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = _next.Task;
        if (!_isWriting)
        {
            _ = WriteAllAsync();
        }

        return written;
    }

    async Task WriteAllAsync()
    {
        _isWriting = true;
        while (_next is { } batch)
        {
            _next = null;
            try
            {
                await _record.WriteAsync(new() { Intents = [.. _open.Values.Select(entry => entry.Intent)] });
                _writtenAt = _time.GetUtcNow();
                batch.SetResult();
            }
            catch (Exception fault)
            {
                batch.SetException(fault);
            }
        }

        _isWriting = false;
    }

    bool IsOpen(OutboxIntent intent) => _open.TryGetValue(intent.Source, out var entry) && ReferenceEquals(entry.Intent, intent);

    sealed record Entry(OutboxIntent Intent, DateTimeOffset DueAt);
}
