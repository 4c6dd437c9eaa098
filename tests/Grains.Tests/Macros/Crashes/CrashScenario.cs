using System.Security.Cryptography;
using UserMacro.Grains.Catalog;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros.Crashes;

/// <summary>One edit of a macro of a tenant of its own, during which everything stops at one call of its storage.</summary>
internal sealed class CrashScenario(CrashDisk disk, CrashEdit edit, int call, bool isDone)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();
    readonly string _request = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    MacroHead _before = new();
    long _numberBefore;
    Task? _stopped;
    Task<GrainError?>? _running;

    public static MacroKey Key { get; } = MacroKey.Parse("badge");

    public string Name => $"{edit.Name}, {(isDone ? "after" : "before")} call {call}";

    public bool HasAnswered => _running is { IsCompletedSuccessfully: true, Result: null };

    long Number => (disk.HeadOf(_tenant)?.Version ?? 0) + (Draft?.Number ?? 0);

    StoredDraft? Draft => disk.Find<StoredDraft>("macro", MacroKeyText, "draft");

    /// <summary>Whether the edit is stored.</summary>
    public bool IsStored => Number > _numberBefore && (_before.Exists || disk.HeadOf(_tenant)!.Life > _before.Life);

    string MacroKeyText => GrainKeys.Macro(_tenant, Key);

    /// <summary>Prepares the macro for the edit, then runs the edit up to the call.</summary>
    public async Task RunAsync(CrashProcess process)
    {
        TenantScope.Enter(_tenant);
        if (edit.NeedsApproval)
        {
            var tenant = process.Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant));
            (await tenant.SaveSettings(new() { Approval = true }, onVersion: 0, "u1")).Error.ShouldBeNull();
        }

        var macro = process.Grains.GetGrain<IMacroGrain>(MacroKeyText);
        await edit.Prepare(macro);
        await Poll.UntilAsync(() => disk.HeadOf(_tenant)?.Outbox is null);
        (_before, _numberBefore) = (disk.HeadOf(_tenant) ?? new(), Number);
        _stopped = process.StopAt(_tenant, call, isDone);
        _running = EditAsync(process);
        await Task.WhenAny(_stopped, _running);
        await Poll.UntilAsync(() => _stopped.IsCompleted || (HasAnswered && disk.HeadOf(_tenant)?.Outbox is null));
    }

    /// <summary>What is wrong after the crash although nobody has used the macro since; empty when nothing is.</summary>
    public string Wrong()
    {
        if (disk.HeadOf(_tenant) is not { } head)
        {
            return "";
        }

        var shard = disk.Find<CatalogShard>("macrocatalog", GrainKeys.Catalog(_tenant, Key), "shard") ?? new();
        if (head.Outbox is not null)
        {
            return "the head still has an outbox";
        }

        if (head.Exists && shard.Macros.GetValueOrDefault(Key.Value)?.Version != Number)
        {
            return $"listed in state {shard.Macros.GetValueOrDefault(Key.Value)?.Version} of {Number}";
        }

        if (!head.Exists && shard.Macros.ContainsKey(Key.Value))
        {
            return "listed though deleted";
        }

        if (head.Published is { Header.Number: var number }
            && disk.Find<StoredRevision>("macrorevision", GrainKeys.Revision(_tenant, Key, number), "revision")?.Revision is null)
        {
            return $"no record of revision {number}";
        }

        return edit.Action.Length > 0 && AuditLines() != (IsStored ? 1 : 0) ? $"{AuditLines()} lines in the audit log" : "";
    }

    /// <summary>Repeats the request with the same key.</summary>
    public async Task<string> RepeatAsync(CrashProcess process)
    {
        var wasStored = IsStored;
        if (await EditAsync(process) is { } error)
        {
            return $"the repeat got {error}";
        }

        var head = disk.HeadOf(_tenant)!;
        if (head.LatestNumber != _before.LatestNumber + edit.Revisions)
        {
            return $"{head.LatestNumber - _before.LatestNumber} revisions";
        }

        await Poll.UntilAsync(() => edit.Action.Length == 0 || AuditLines() > 0);
        return edit.Action.Length > 0 && AuditLines() != 1 ? $"{AuditLines()} lines after the repeat (stored before: {wasStored})" : "";
    }

    async Task<GrainError?> EditAsync(CrashProcess process)
    {
        TenantScope.Enter(_tenant);
        IdempotencyScope.Enter(_request, _request);
        return await edit.Run(process.Grains.GetGrain<IMacroGrain>(MacroKeyText));
    }

    int AuditLines() => disk.AuditOf(_tenant).Count(IsOurs);

    bool IsOurs(AuditEntry entry) => entry.Action == edit.Action && entry.Actor == CrashEdit.Editor;
}
