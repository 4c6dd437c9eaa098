using System.Diagnostics.CodeAnalysis;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Api.Work;

/// <summary>Decides whose work is next: tenants in turn, none with more than its share of the threads.
/// Not safe for threads: the limiter's lock guards it.</summary>
/// <param name="most">How many may wait.</param>
/// <param name="mostOfTenant">How many of one tenant may wait.</param>
/// <param name="share">How many of one tenant may run at once.</param>
internal sealed class WorkQueue(int most, int mostOfTenant, int share)
{
    readonly Dictionary<TenantId, Tenant> _tenants = [];
    readonly LinkedList<Tenant> _turns = new();
    int _waiting;

    /// <summary>Lets the work wait; false when a bound is reached. When all places are taken, the tenant with the most gives one up for a tenant
    /// with fewer.</summary>
    /// <param name="item">The work.</param>
    /// <param name="displaced">The work that waits no longer since this does; null when there is none.</param>
    public bool TryAdd(WorkItem item, out WorkItem? displaced)
    {
        displaced = null;
        var waitingOfTenant = _tenants.TryGetValue(item.Tenant, out var tenant) ? tenant.Waiting.Count : 0;
        if (waitingOfTenant >= mostOfTenant || (_waiting >= most && !TryDisplace(waitingOfTenant, out displaced)))
        {
            return false;
        }

        if (tenant is null)
        {
            _tenants.Add(item.Tenant, tenant = new());
        }

        if (tenant.Waiting.Count == 0)
        {
            _turns.AddLast(tenant);
        }

        tenant.Waiting.AddLast(item);
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
            {
                continue;
            }

            var item = tenant.Waiting.First!.Value;
            tenant.Waiting.RemoveFirst();
            _waiting--;
            tenant.Running++;
            _turns.Remove(turn);
            if (tenant.Waiting.Count > 0)
            {
                _turns.AddLast(tenant);
            }

            return item;
        }

        return null;
    }

    /// <summary>Gives the share back.</summary>
    public void Finish(WorkItem item)
    {
        var tenant = _tenants[item.Tenant];
        tenant.Running--;
        Forget(item.Tenant, tenant);
    }

    /// <summary>Takes the work out if it still waits.</summary>
    public void Remove(WorkItem item)
    {
        if (_tenants.TryGetValue(item.Tenant, out var tenant) && tenant.Waiting.Remove(item))
        {
            CountOut(item.Tenant, tenant);
        }
    }

    /// <summary>Takes out what came last of the tenant with the most. A tenant that would have as many then keeps its own.</summary>
    bool TryDisplace(int waiting, [NotNullWhen(true)] out WorkItem? displaced)
    {
        displaced = null;
        if (_turns.MaxBy(tenant => tenant.Waiting.Count) is not { } longest || longest.Waiting.Count <= waiting + 1)
        {
            return false;
        }

        displaced = longest.Waiting.Last!.Value;
        longest.Waiting.RemoveLast();
        CountOut(displaced.Tenant, longest);
        return true;
    }

    /// <summary>Counts work that has left without a turn.</summary>
    void CountOut(TenantId name, Tenant tenant)
    {
        _waiting--;
        if (tenant.Waiting.Count == 0)
        {
            _turns.Remove(tenant);
        }

        Forget(name, tenant);
    }

    void Forget(TenantId name, Tenant tenant)
    {
        if (tenant is { Running: 0, Waiting.Count: 0 })
        {
            _tenants.Remove(name);
        }
    }

    sealed class Tenant
    {
        public LinkedList<WorkItem> Waiting { get; } = new();

        public int Running { get; set; }
    }
}
