using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros.Crashes;

/// <summary>What outlives the processes that write to it.</summary>
internal sealed class CrashDisk
{
    readonly ConcurrentDictionary<string, (string Json, int Version)> _records = new(StringComparer.Ordinal);

    /// <summary>A stored record; null when there is none.</summary>
    public T? Find<T>(string grainType, string key, string state)
        where T : class => _records.TryGetValue($"{grainType}/{key}/{state}", out var found) ? JsonSerializer.Deserialize<T>(found.Json) : null;

    public MacroHead? HeadOf(TenantId tenant) => Find<MacroHead>("macro", GrainKeys.Macro(tenant, CrashScenario.Key), "head");

    /// <summary>The lines of a tenant's audit log, oldest first.</summary>
    public IEnumerable<AuditEntry> AuditOf(TenantId tenant) =>
        from month in (Find<AuditIndex>("audit", GrainKeys.Tenant(tenant), "index") ?? new()).Months.OrderBy(month => month.Key, StringComparer.Ordinal)
        from page in Enumerable.Range(0, month.Value)
        from entry in (Find<AuditPage>("auditpage", GrainKeys.AuditPage(tenant, month.Key, page), "page") ?? new()).Entries
        select entry;

    public void Read<T>(string stateName, GrainId grain, IGrainState<T> state)
    {
        var isThere = _records.TryGetValue(NameOf(stateName, grain), out var found);
        state.State = isThere ? JsonSerializer.Deserialize<T>(found.Json)! : Activator.CreateInstance<T>();
        (state.RecordExists, state.ETag) = (isThere, isThere ? found.Version.ToString(CultureInfo.InvariantCulture) : null);
    }

    public void Write<T>(string stateName, GrainId grain, IGrainState<T> state)
    {
        var json = JsonSerializer.Serialize(state.State);
        var written = _records.AddOrUpdate(
            NameOf(stateName, grain),
            _ => state.ETag is null ? (json, 1) : throw new InconsistentStateException("Gone."),
            (_, former) => former.Version.ToString(CultureInfo.InvariantCulture) == state.ETag
                ? (json, former.Version + 1)
                : throw new InconsistentStateException("Changed."));
        (state.RecordExists, state.ETag) = (true, written.Version.ToString(CultureInfo.InvariantCulture));
    }

    public void Clear<T>(string stateName, GrainId grain, IGrainState<T> state)
    {
        _records.TryRemove(NameOf(stateName, grain), out _);
        (state.State, state.RecordExists, state.ETag) = (Activator.CreateInstance<T>(), false, null);
    }

    static string NameOf(string stateName, GrainId grain) => $"{grain.Type}/{grain.Key}/{stateName}";
}
