using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Operations.Records;

[GrainType("recordoperations")]
internal sealed class RecordOperationsGrain(ITenantGenerations generations, ITenantRecords records, TimeProvider time) : Grain, IRecordOperationsGrain
{
    const int AcceptedAtOnce = 16;

    static readonly GrainType Macro = GrainType.Create("macro");

    public async Task<int?> Accept(TenantId tenant)
    {
        var macros = new List<MacroKey>();
        var isEmpty = true;
        await foreach (var name in records.ListAsync(tenant, CancellationToken.None))
        {
            isEmpty = false;
            if (name is { Part: 0, State: "head" } && name.Grain.Type == Macro)
            {
                macros.Add(GrainKeys.MacroOf(name.Grain.Key.ToString()!));
            }
        }

        if (isEmpty)
        {
            return null;
        }

        TenantScope.Enter(tenant);
        await generations.ForgetAsync(tenant, CancellationToken.None);
        foreach (var some in macros.Chunk(AcceptedAtOnce))
        {
            await Task.WhenAll(some.Select(key => GrainFactory.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, key)).AcceptStored()));
        }

        var now = time.GetUtcNow();
        await GrainFactory.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant)).Append(
            new($"restore/{Guid.CreateVersion7(now)}", now, Actor: "", AuditActions.RestoreAccepted, Target: "", AuditOutcome.Done, "by the operator"));
        return macros.Count;
    }

    public Task<RecordIndexProgress> Index(bool again) => records.IndexAsync(again, CancellationToken.None);
}
