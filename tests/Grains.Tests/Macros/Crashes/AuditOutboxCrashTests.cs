using System.Collections.Immutable;
using UserMacro.Grains.Connections;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Tenants;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Grains.Tokens;

namespace UserMacro.Grains.Tests.Macros.Crashes;

/// <summary>Audit lines that a tenant's records have not entered yet are entered after a crash too, although nobody uses the records.</summary>
public sealed class AuditOutboxCrashTests(ITestOutputHelper output)
{
    const int Calls = 12;

    static readonly IReadOnlyList<Change> Changes =
    [
        new(
            AuditActions.SettingsChanged,
            (grains, tenant) => grains.GetGrain<ITenantGrain>(tenant).SaveSettings(new() { Approval = true }, onVersion: 0, "u1"),
            (disk, tenant) => disk.Find<TenantRecord>("tenant", tenant, "tenant") is { } record
                ? (record.Settings.Approval, record.PendingAudit.Length)
                : default),
        new(
            AuditActions.TokenCreated,
            (grains, tenant) => grains.GetGrain<ITokensGrain>(tenant).Create("CI", TokenScopes.Read, 7, "u1"),
            (disk, tenant) => disk.Find<TokenCollection>("tokens", tenant, "tokens") is { } book
                ? (book.Tokens.Count > 0, book.PendingAudit.Length)
                : default),
        new(
            AuditActions.ConnectionSaved,
            (grains, tenant) => grains.GetGrain<IConnectionsGrain>(tenant).Save(
                "weather", new("https://api.example.com", ImmutableDictionary<string, string?>.Empty, 60), onNumber: 0, "u1"),
            (disk, tenant) => disk.Find<ConnectionCollection>("connections", tenant, "connections") is { } book
                ? (book.Connections.Count > 0, book.PendingAudit.Length)
                : default),
        new(
            AuditActions.SharedPartChanged,
            (grains, tenant) => grains.GetGrain<ISharedPartsGrain>(tenant).Save(
                new() { Name = "brand", Kind = SharedPartKind.Bundle, Styles = "p{}" }, onNumber: null, "u1"),
            (disk, tenant) => disk.Find<PartsIndex>("sharedparts", tenant, "parts") is { } index
                ? (index.Parts.Count > 0, index.PendingAudit.Length)
                : default),
    ];

    [Fact]
    public async Task Change_CrashAtEveryCallOfTheStorage_IsInTheAuditLogThoughNobodyUsesTheRecord()
    {
        var disk = new CrashDisk();
        var all = (from change in Changes
                   from call in Enumerable.Range(1, Calls)
                   from isDone in new[] { false, true }
                   select (Change: change, Call: call, IsDone: isDone, Tenant: GrainCluster.NewTenant())).ToList();
        await using (var first = await CrashProcess.StartAsync(disk))
        {
            await Task.WhenAll(all.Select(async crash =>
            {
                TenantScope.Enter(crash.Tenant);
                var stopped = first.StopAt(crash.Tenant, crash.Call, crash.IsDone);
                await Task.WhenAny(stopped, crash.Change.Run(first.Grains, GrainKeys.Tenant(crash.Tenant)));
            }));
            first.Kill();
        }

        var stored = all.Count(crash => crash.Change.Look(disk, GrainKeys.Tenant(crash.Tenant)).IsStored);
        var pending = all.Count(crash => crash.Change.Look(disk, GrainKeys.Tenant(crash.Tenant)).Pending > 0);

        await using var second = await CrashProcess.StartAsync(disk);
        await Poll.UntilAsync(() => all.TrueForAll(crash => Wrong(disk, crash.Change, crash.Tenant).Length == 0));

        output.WriteLine($"figure: {all.Count} crashes, {stored} after the change was stored, {pending} with a pending line");
        pending.ShouldBeGreaterThan(0);
        all.Select(crash => $"{crash.Change.Action} {crash.Call} {crash.IsDone}: {Wrong(disk, crash.Change, crash.Tenant)}")
            .Where(text => !text.EndsWith(": ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    static string Wrong(CrashDisk disk, Change change, TenantId tenant)
    {
        var (isStored, pending) = change.Look(disk, GrainKeys.Tenant(tenant));
        var lines = disk.AuditOf(tenant).Count(entry => entry.Action == change.Action);
        return pending > 0 ? $"{pending} lines pending" : lines != (isStored ? 1 : 0) ? $"{lines} lines" : "";
    }

    sealed record Change(string Action, Func<IGrainFactory, string, Task> Run, Func<CrashDisk, string, (bool IsStored, int Pending)> Look);
}
