using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Moves;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>Copies tenants out of this storage and into it.</summary>
internal sealed class TenantCopies(
    IGrainStorage records, ITenantRecords names, DataKeys keys, GenerationStore generations, TimeProvider time) : ITenantCopies
{
    const int DeletedAtOnce = 200;

    readonly CopySource _source = new(records, names, keys);

    public string Region => keys.Region.Name;

    public async Task<bool> IsKnownAsync(TenantId tenant, CancellationToken cancellation) =>
        (await keys.Records.ReadAsync(tenant.Value, cancellation)).RecordExists || await names.ScanAsync(tenant, cancellation).AnyAsync(cancellation);

    public ICopyReader Read(TenantId tenant, CopyIntroduction introduction, MoveTarget target) =>
        new CopyReader(_source, generations, Region, tenant, introduction, target, time);

    public ICopyWriter Write(byte[] header, byte[] secret) => new CopyWriter(header, secret, records, _source, keys, generations);

    public async Task<CopySummary> SummarizeAsync(TenantId tenant, CancellationToken cancellation)
    {
        var digest = new CopyDigest();
        await foreach (var record in _source.ReadAsync(tenant, cancellation))
        {
            digest.Add(record);
        }

        return new(digest.Records, digest.ToString());
    }

    public async Task RemoveAsync(TenantId tenant, CancellationToken cancellation)
    {
        var isEmpty = false;
        while (!isEmpty)
        {
            isEmpty = true;
            await foreach (var page in names.ScanAsync(tenant, cancellation).Chunk(DeletedAtOnce).WithCancellation(cancellation))
            {
                isEmpty = false;
                await names.DeleteAsync(page, cancellation);
            }
        }

        await generations.ForgetAsync(tenant, cancellation);
        await keys.RemoveAsync(tenant.Value, cancellation);
        await names.ScrubAsync(cancellation);
    }
}

/// <summary>Keeps the stages of tenants in the records of their data keys.</summary>
internal sealed class TenantStages(DataKeys keys, KeyTimes times) : ITenantStages
{
    public TimeSpan Rest => times.Rest;

    // A stage that is known may have ended; that there is none is looked at again by whoever depends on it.
    public async Task<MoveStage?> FindAsync(TenantId tenant, CancellationToken cancellation) =>
        (await keys.FindAsync(tenant.Value, cancellation))?.Stage is null ? null : (await keys.FindStoredAsync(tenant.Value, cancellation))?.Stage;

    public Task SetAsync(TenantId tenant, MoveStage? stage, CancellationToken cancellation) => keys.SetStageAsync(tenant.Value, stage, cancellation);
}
