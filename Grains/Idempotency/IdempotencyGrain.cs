using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Idempotency;

[GrainType("idempotency")]
internal sealed class IdempotencyGrain([PersistentState("slot")] IPersistentState<IdempotencyShard> state, IGrainContext context, TimeProvider time)
    : Grain, IIdempotencyGrain
{
    /// <summary>After this long a front end that carries a request out is taken for dead.</summary>
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    readonly GrainRecord<IdempotencyShard> _shard = new(context, state);
    readonly Dictionary<string, (string Request, long Since)> _running = new(StringComparer.Ordinal);
    IGrainTimer? _cleaning;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        CleanLater();
        return Task.CompletedTask;
    }

    public Task<IdempotencyDecision> Begin(string key, string request) => Task.FromResult(Decide(key, request));

    public async Task Complete(string key, string request, StoredAnswer answer)
    {
        _running.Remove(key);
        if (_shard.Value.Requests.IsEmpty)
        {
            await GrainFactory.GetGrain<IIdempotencyCleanerGrain>(GrainKeys.Tenant(GrainKeys.TenantOf(this.GetPrimaryKeyString())!.Value)).Watch();
        }

        await _shard.WriteAsync(_shard.Value.Add(new(key, request, time.GetUtcNow(), answer)));
        CleanLater();
    }

    public Task Abandon(string key)
    {
        _running.Remove(key);
        return Task.CompletedTask;
    }

    public async Task<bool> Clean()
    {
        await EraseAsync();
        return _shard.Value.Requests.IsEmpty;
    }

    IdempotencyDecision Decide(string key, string request)
    {
        if (_shard.Value.Find(key, time.GetUtcNow()) is { } kept)
        {
            return string.Equals(kept.Request, request, StringComparison.Ordinal) ? new(IdempotencyState.Kept, kept.Answer) : new(IdempotencyState.Reused);
        }

        if (_running.TryGetValue(key, out var running) && time.GetElapsedTime(running.Since) < LongestRun)
        {
            return new(string.Equals(running.Request, request, StringComparison.Ordinal) ? IdempotencyState.Running : IdempotencyState.Reused);
        }

        _running[key] = (request, time.GetTimestamp());
        return new(IdempotencyState.Fresh);
    }

    /// <summary>Erases what is kept long enough, as soon as it is; the grain stays in memory until then.</summary>
    void CleanLater()
    {
        if (_cleaning is not null || _shard.Value.Requests.IsEmpty)
        {
            return;
        }

        var due = _shard.Value.Requests[0].At + IdempotencyShard.Kept - time.GetUtcNow();
        _cleaning = this.RegisterGrainTimer(
            CleanAsync, new() { DueTime = due > TimeSpan.Zero ? due : TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
    }

    async Task CleanAsync(CancellationToken cancellation)
    {
        _cleaning?.Dispose();
        _cleaning = null;
        await EraseAsync();
        CleanLater();
    }

    async Task EraseAsync()
    {
        if (_shard.Value.Requests.IsEmpty)
        {
            return;
        }

        var next = _shard.Value.Without(time.GetUtcNow());
        if (next.Requests.IsEmpty)
        {
            await _shard.ClearAsync();
        }
        else if (!ReferenceEquals(next, _shard.Value))
        {
            await _shard.WriteAsync(next);
        }
    }
}
