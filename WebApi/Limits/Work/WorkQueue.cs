using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Limits.Work;

/// <summary>Decides whose work is next: tenants in turn, none with more than its share of the threads. Not safe for threads: the limiter's lock guards it.</summary>
/// <param name="most">How many may wait.</param>
/// <param name="mostOfTenant">How many of one tenant may wait.</param>
/// <param name="share">How many of one tenant may run at once.</param>
internal sealed class WorkQueue(int most, int mostOfTenant, int share)
{
    readonly Dictionary<TenantId, Tenant> _tenants = [];
    readonly LinkedList<Tenant> _turns = new();
    int _waiting;

    /// <summary>Lets the work wait; false when a bound is reached.</summary>
    public bool TryAdd(WorkItem item)
    {
        if (_waiting >= most || (_tenants.TryGetValue(item.Tenant, out var tenant) && tenant.Waiting.Count >= mostOfTenant))
            return false;
        if (tenant is null)
            _tenants.Add(item.Tenant, tenant = new());
        if (tenant.Waiting.Count == 0)
            _turns.AddLast(tenant);
        tenant.Waiting.Enqueue(item);
        _waiting++;
        return true;
    }

    /// <summary>Takes what may run next; null when nothing may.</summary>
    public WorkItem? Take()
    {
        for (var turn = _turns.First; turn is not null; turn = turn.Next)
        {
            var tenant = turn.Value;
            if (tenant.Running >= share)
                continue;
            var item = tenant.Waiting.Dequeue();
            _waiting--;
            tenant.Running++;
            _turns.Remove(turn);
            if (tenant.Waiting.Count > 0)
                _turns.AddLast(tenant);
            return item;
        }

        return null;
    }

    /// <summary>Gives the share back.</summary>
    public void Finish(WorkItem item)
    {
        var tenant = _tenants[item.Tenant];
        tenant.Running--;
        if (tenant is { Running: 0, Waiting.Count: 0 })
            _tenants.Remove(item.Tenant);
    }

    sealed class Tenant
    {
        public Queue<WorkItem> Waiting { get; } = new();

        public int Running { get; set; }
    }
}
