using System.Runtime.CompilerServices;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>Reads all records of a tenant, a few at a time.</summary>
internal sealed class CopySource(IGrainStorage records, ITenantRecords names, DataKeys keys)
{
    const int ReadsAtOnce = 8;

    /// <exception cref="StateProtectionException">A record is not what was stored in its place: nothing may be copied as if it were.</exception>
    public async IAsyncEnumerable<CopiedRecord> ReadAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = names.ScanAsync(tenant, cancellation).Where(name => name.Part == 0);
        await foreach (var some in all.Chunk(ReadsAtOnce).WithCancellation(cancellation))
        {
            foreach (var record in await Task.WhenAll(some.Select(name => FindAsync(name, cancellation))))
            {
                if (record is not null)
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>A record; null when there is none of this name.</summary>
    public async Task<CopiedRecord?> FindAsync(TenantRecordName name, CancellationToken cancellation)
    {
        var stored = new GrainState<EncryptedRecord>();
        await records.ReadStateAsync(name.State, name.Grain, stored, cancellation);
        return stored.RecordExists ? await OpenAsync(stored.State!.Bytes, name, cancellation) : null;
    }

    public async Task<CopiedRecord> OpenAsync(byte[] record, TenantRecordName name, CancellationToken cancellation)
    {
        var address = new RecordAddress(name.State, name.Grain);
        var owner = RecordOwner.Of(name.Grain);
        var ring = await keys.FindAsync(owner, cancellation);
        var key = ring?.Find(RecordCipher.KeyIdOf(record, address))
            ?? (await keys.FindStoredAsync(owner, cancellation))?.Find(RecordCipher.KeyIdOf(record, address))
            ?? throw RecordCipher.UnknownKey(address);
        return CopiedRecord.Create(name, RecordCipher.OpenText(record, key, address))
            ?? throw StateProtectionException.Create(name.State, name.Grain, "does not decompress to its recorded length.");
    }
}
