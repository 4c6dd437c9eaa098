using System.Collections.Concurrent;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Diagnostics;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Records;

namespace UserMacro.Silo.Storage.Operations;

/// <summary>Encrypts records under the current data key of their owner, and drops the previous keys once none is left under them.</summary>
internal interface IReencryption
{
    /// <summary>Does all that is left to do.</summary>
    Task<KeyProgress> RunAsync(KeyProgress progress, Action<KeyProgress> report, CancellationToken cancellation);
}

/// <remarks>
/// A pass looks at all records. It begins when no silo writes under a previous key any more, so a pass that finds none under it is proof that there is none.
/// A record keeps its etag, since its state is the same: activations that hold it write on.
/// </remarks>
internal sealed class Reencryption(
    DataKeys keys, IKeyEncryptionKey encryption, IKeyRecords owners, KeyRingChanges changes, IGrainStorage records, IStoredRecords stored,
    KeyTimes times, Func<CancellationToken, Task>? scrub, TimeProvider time, ILogger<Reencryption> logger) : IReencryption
{
    const int RecordsAtOnce = 8;
    const int ReportEvery = 100;

    public async Task<KeyProgress> RunAsync(KeyProgress progress, Action<KeyProgress> report, CancellationToken cancellation)
    {
        var pending = await RestAsync(progress, report, cancellation);
        progress = progress with { Owners = pending.Count };
        while (pending.Count > 0)
        {
            var pass = new Pass(progress with { Pass = progress.Pass + 1, Records = 0 }, pending, report);
            await Parallel.ForEachAsync(
                stored.ListAsync(progress.Tenant ?? "", cancellation),
                new ParallelOptions { MaxDegreeOfParallelism = RecordsAtOnce, CancellationToken = cancellation },
                async (name, token) => await ReencryptAsync(name, pass, token));
            progress = pass.Progress;
            foreach (var (owner, ring) in pending.Where(owner => !pass.HasRewritten(owner.Key)).ToList())
            {
                // Where a record is refused, the previous keys may be what can still open it once it is repaired.
                if (!pass.HasRefused(owner))
                {
                    await changes.DropAsync(owner, ring.Former, cancellation);
                }

                pending.Remove(owner);
                progress = progress with { OwnersDone = progress.OwnersDone + 1 };
                report(progress);
            }
        }

        await (scrub?.Invoke(cancellation) ?? Task.CompletedTask);
        return progress;
    }

    /// <summary>Waits until no silo writes under a previous key, and gives the rings that have some.</summary>
    async Task<Dictionary<string, DataKeyRing>> RestAsync(KeyProgress progress, Action<KeyProgress> report, CancellationToken cancellation)
    {
        while (true)
        {
            var pending = new Dictionary<string, DataKeyRing>(StringComparer.Ordinal);
            var until = DateTimeOffset.MinValue;
            await foreach (var (owner, wrapped) in RotatedAsync(progress.Tenant, cancellation))
            {
                keys.Region.Check(wrapped, owner);
                pending[owner] = await DataKeyRing.UnwrapAsync(wrapped, owner, known: null, encryption, cancellation);
                until = wrapped.RotatedAt + times.Rest is { } end && end > until ? end : until;
            }

            if (until - time.GetUtcNow() is not { Ticks: > 0 } rest)
            {
                return pending;
            }

            report(progress with { Owners = pending.Count, RestsUntil = until });
            await Task.Delay(rest, time, cancellation);
        }
    }

    async IAsyncEnumerable<(string Owner, WrappedDataKey Keys)> RotatedAsync(
        string? tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var owner in tenant is null ? owners.ListOwnersAsync(cancellation) : new[] { tenant }.ToAsyncEnumerable())
        {
            if ((await keys.Records.ReadAsync(owner, cancellation)).State is { SealedAt: null, Former.Count: > 0 } wrapped)
            {
                yield return (owner, wrapped);
            }
        }
    }

    async Task ReencryptAsync(TenantRecordName name, Pass pass, CancellationToken cancellation)
    {
        pass.Look();
        var owner = RecordOwner.Of(name.Grain);
        if (!pass.Rings.TryGetValue(owner, out var ring))
        {
            return;
        }

        var record = new GrainState<EncryptedRecord>();
        await records.ReadStateAsync(name.State, name.Grain, record, cancellation);
        if (!record.RecordExists)
        {
            return;
        }

        var address = new RecordAddress(name.State, name.Grain);
        try
        {
            if (Reseal(record.State!.Bytes, ring, address) is { } again)
            {
                record.State = new() { Bytes = again };
                // Where it is not stored, somebody has written the record meanwhile, under the current key.
                pass.Found(owner, await stored.ReplaceAsync(name, record, cancellation));
            }
        }
        catch (StateProtectionException)
        {
            pass.Refuse(owner);
            Log.RecordNotReencrypted(logger, name.State, GrainTag.For(name.Grain));
        }
    }

    /// <summary>The record under the current key; null when it is already.</summary>
    static byte[]? Reseal(byte[] record, DataKeyRing ring, RecordAddress address)
    {
        var key = ring.Find(RecordCipher.KeyIdOf(record, address)) ?? throw RecordCipher.UnknownKey(address);
        return ReferenceEquals(key, ring.Current) ? null : RecordCipher.Reseal(record, key, ring.Current, address);
    }

    /// <summary>One look at all records.</summary>
    sealed class Pass(KeyProgress begun, IReadOnlyDictionary<string, DataKeyRing> rings, Action<KeyProgress> report)
    {
        readonly ConcurrentDictionary<string, bool> _rewritten = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
        long _looked;
        long _changed;
        long _refusals;

        public IReadOnlyDictionary<string, DataKeyRing> Rings => rings;

        public KeyProgress Progress => begun with
        {
            Records = Interlocked.Read(ref _looked),
            Changed = begun.Changed + Interlocked.Read(ref _changed),
            // Each pass finds the same ones again.
            Refused = Math.Max(begun.Refused, Interlocked.Read(ref _refusals)),
        };

        public bool HasRewritten(string owner) => _rewritten.ContainsKey(owner);

        public bool HasRefused(string owner) => _refused.ContainsKey(owner);

        public void Look()
        {
            if (Interlocked.Increment(ref _looked) % ReportEvery == 0)
            {
                report(Progress);
            }
        }

        public void Found(string owner, bool isReplaced)
        {
            _rewritten[owner] = true;
            Interlocked.Add(ref _changed, isReplaced ? 1 : 0);
        }

        public void Refuse(string owner)
        {
            _refused[owner] = true;
            Interlocked.Increment(ref _refusals);
        }
    }
}

/// <summary>For storage that ends with its process, and its keys with it.</summary>
internal sealed class NoReencryption : IReencryption
{
    public Task<KeyProgress> RunAsync(KeyProgress progress, Action<KeyProgress> report, CancellationToken cancellation) => Task.FromResult(progress);
}
