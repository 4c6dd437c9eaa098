using System.Runtime.InteropServices;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>Lets one trial run at a time. Few may wait: so many of each tenant and so many over all; tenants take turns.</summary>
internal sealed class TrialQueue
{
    /// <summary>Trials of one tenant that may wait.</summary>
    public const int MaxWaitingOfTenant = 2;

    /// <summary>Trials that may wait, over all tenants.</summary>
    public const int MaxWaiting = 32;

    readonly Lock _gate = new();
    readonly Dictionary<string, Queue<Waiter>> _tenants = new(StringComparer.Ordinal);
    readonly Queue<string> _turns = new();
    bool _isTaken;

    /// <summary>How many trials wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _tenants.Values.Sum(waiting => waiting.Count);
            }
        }
    }

    /// <summary>Waits until a trial of the tenant may run, and then <see cref="Leave"/> must be called; false at once when too many wait already.</summary>
    /// <exception cref="OperationCanceledException">The caller left while it waited; it waits no more.</exception>
    public async Task<bool> TryEnterAsync(string tenant, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            if (!_isTaken)
            {
                return _isTaken = true;
            }

            ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_tenants, tenant, out _);
            if (waiting?.Count >= MaxWaitingOfTenant || _tenants.Values.Sum(some => some?.Count ?? 0) >= MaxWaiting)
            {
                if (waiting is null)
                {
                    _tenants.Remove(tenant);
                }

                return false;
            }

            if (waiting is null)
            {
                _turns.Enqueue(tenant);
            }

            (waiting ??= new()).Enqueue(waiter = new(tenant));
        }

        await using var left = cancellation.UnsafeRegister(static (state, token) =>
        {
            var (queue, gone) = ((TrialQueue, Waiter))state!;
            if (queue.Remove(gone))
            {
                gone.Turn.SetCanceled(token);
            }
        }, (this, waiter));
        await waiter.Turn.Task;
        return true;
    }

    /// <summary>Lets the next trial run.</summary>
    public void Leave()
    {
        Waiter next;
        lock (_gate)
        {
            if (!_turns.TryDequeue(out var tenant))
            {
                _isTaken = false;
                return;
            }

            var waiting = _tenants[tenant];
            next = waiting.Dequeue();
            if (waiting.Count > 0)
            {
                _turns.Enqueue(tenant);
            }
            else
            {
                _tenants.Remove(tenant);
            }
        }

        next.Turn.SetResult();
    }

    /// <summary>Takes a waiter out; false when its turn has come.</summary>
    bool Remove(Waiter gone)
    {
        lock (_gate)
        {
            if (!_tenants.TryGetValue(gone.Tenant, out var waiting) || !waiting.Contains(gone))
            {
                return false;
            }

            Refill(waiting, gone);
            if (waiting.Count > 0)
            {
                return true;
            }

            _tenants.Remove(gone.Tenant);
            Refill(_turns, gone.Tenant);
            return true;
        }
    }

    static void Refill<T>(Queue<T> queue, T without)
    {
        for (var left = queue.Count; left > 0; left--)
        {
            var item = queue.Dequeue();
            if (!EqualityComparer<T>.Default.Equals(item, without))
            {
                queue.Enqueue(item);
            }
        }
    }

    sealed class Waiter(string tenant)
    {
        public string Tenant => tenant;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
