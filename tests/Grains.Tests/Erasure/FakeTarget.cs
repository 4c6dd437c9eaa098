using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tests.Erasure;

/// <summary>A tenant with all that an erasure takes away, in memory.</summary>
internal sealed class FakeTarget(TenantId tenant) : IErasureTarget, ITenantRecords, ITenantSeals
{
    public List<TenantRecordName> Stored { get; } =
    [
        .. Enumerable.Range(0, 500).Select(number => new TenantRecordName(GrainId.Create("macro", $"{tenant}/{number}"), "head")),
        new(GrainId.Create("macro", $"{tenant}/0"), "head", Part: 1),
        new(GrainId.Create("tenant", tenant.Value), "tenant"),
    ];

    /// <summary>What an index does not know yet.</summary>
    public List<TenantRecordName> Unlisted { get; } = [];

    public int Reminders { get; set; } = 2;

    public int Intents { get; set; } = 3;

    public bool IsClosed { get; private set; }

    public bool IsSealed { get; private set; }

    /// <summary>When the app was uninstalled; null while it is installed.</summary>
    public DateTimeOffset? UninstalledAt { get; set; }

    public HashSet<string> Identities { get; } = ["connect:a", "connect:b"];

    public int Modules { get; set; } = 7;

    public bool SiteIsAway { get; set; }

    public int RemovalTries { get; private set; }

    public List<GrainId> Deactivated { get; } = [];

    public bool IsScrubbed { get; private set; }

    TenantAccess? Access => UninstalledAt is not null ? null : new(new HostCredentials("connect", "a", "secret"))
    {
        Tenant = tenant, State = InstallationState.Enabled, BaseUrl = "https://a.example/wiki", TicketKey = [],
    };

    public Task<ClosedTenant?> CloseAsync(DateTimeOffset? uninstalledBefore)
    {
        IsClosed |= uninstalledBefore is null || UninstalledAt <= uninstalledBefore;
        return Task.FromResult(IsClosed ? new ClosedTenant([.. Identities], Access) : null);
    }

    public Task<int> CountModulesAsync() => Task.FromResult(Modules);

    public Task<bool> RemoveModulesAsync(TenantAccess access)
    {
        IsSealed.ShouldBeFalse("the site's secret must still be readable");
        RemovalTries++;
        Modules = SiteIsAway ? Modules : 0;
        return Task.FromResult(!SiteIsAway);
    }

    public Task ReleaseAsync(string hostIdentity)
    {
        IsClosed.ShouldBeTrue();
        Identities.Remove(hostIdentity);
        return Task.CompletedTask;
    }

    public Task AnnounceAsync() => Task.CompletedTask;

    public Task DeactivateAsync(GrainId grain)
    {
        IsSealed.ShouldBeTrue("it could be activated again");
        Deactivated.Add(grain);
        return Task.CompletedTask;
    }

    public Task ForgetIntentsAsync()
    {
        Intents = 0;
        return Task.CompletedTask;
    }

    public Task<int> CountRemindersAsync() => Task.FromResult(Reminders);

    public Task<int> RemoveRemindersAsync()
    {
        var count = Reminders;
        Reminders = 0;
        return Task.FromResult(count);
    }

    public Task<string> SignAsync(string certificate) => Task.FromResult($"signed {certificate}");

    public IAsyncEnumerable<TenantRecordName> ListAsync(TenantId of, CancellationToken cancellation) =>
        of == tenant ? Stored.ToArray().ToAsyncEnumerable() : AsyncEnumerable.Empty<TenantRecordName>();

    public IAsyncEnumerable<TenantRecordName> ScanAsync(TenantId of, CancellationToken cancellation) =>
        of == tenant ? Stored.Concat(Unlisted).ToArray().ToAsyncEnumerable() : AsyncEnumerable.Empty<TenantRecordName>();

    public Task<RecordIndexProgress> IndexAsync(bool again, CancellationToken cancellation) => Task.FromResult(RecordIndexProgress.Always);

    public Task DeleteAsync(IReadOnlyCollection<TenantRecordName> records, CancellationToken cancellation)
    {
        IsSealed.ShouldBeTrue("what is deleted first could be written again");
        Stored.RemoveAll(records.Contains);
        Unlisted.RemoveAll(records.Contains);
        return Task.CompletedTask;
    }

    public Task ScrubAsync(CancellationToken cancellation)
    {
        IsScrubbed = true;
        return Task.CompletedTask;
    }

    public Task<string?> SealAsync(TenantId of, CancellationToken cancellation)
    {
        IsSealed = true;
        return Task.FromResult<string?>("fingerprint");
    }
}
