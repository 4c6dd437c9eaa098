using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Erasure;

/// <summary>
/// The steps of an erasure, one at a time. The caller stores the record that a step gives back; a step whose record was not stored is done again.
/// </summary>
internal sealed class ErasureProcess(
    TenantId tenant, IErasureTarget target, ITenantSeals seals, ITenantRecords records, ErasureOptions options, TimeProvider time)
{
    const int DeletedAtOnce = 200;
    const int DeactivatedAtOnce = 32;

    /// <summary>How often the removal of modules is tried: the site may be away, and its data must go nevertheless.</summary>
    public const int ModuleTries = 3;

    /// <summary>How long a request waits for another administrator.</summary>
    public static readonly TimeSpan RequestLife = TimeSpan.FromDays(7);

    TimeSpan Grace => TimeSpan.FromDays(options.GraceDays);

    /// <summary>When the next step is due; null when there is none.</summary>
    public DateTimeOffset? NextAt(ErasureRecord record) => record.Step switch
    {
        ErasureStep.None or ErasureStep.Done => null,
        ErasureStep.AwaitingApproval => record.RequestedAt + RequestLife,
        ErasureStep.Scheduled => record.DueAt,
        ErasureStep.Count => record.SealedAt + options.Rest,
        _ => DateTimeOffset.MinValue,
    };

    /// <summary>After an uninstallation; null when the erasure has begun.</summary>
    public ErasureRecord? Schedule(ErasureRecord record) => record.Step < ErasureStep.Close
        ? record with { Step = ErasureStep.Scheduled, DueAt = time.GetUtcNow() + Grace, RequestedBy = null, RequestedAt = null }
        : null;

    /// <summary>Does the step that is due and gives back what is to be stored.</summary>
    public Task<ErasureRecord> AdvanceAsync(ErasureRecord record, CancellationToken cancellation) => record.Step switch
    {
        ErasureStep.AwaitingApproval => Task.FromResult(Idle(record)),
        ErasureStep.Scheduled => CloseAsync(record, time.GetUtcNow() - Grace),
        ErasureStep.Close => CloseAsync(record, uninstalledBefore: null),
        ErasureStep.RemoveModules => RemoveModulesAsync(record),
        ErasureStep.Release => ReleaseAsync(record),
        ErasureStep.Seal => SealAsync(record, cancellation),
        ErasureStep.Count => CountAsync(record, cancellation),
        ErasureStep.Delete => DeleteAsync(record, cancellation),
        ErasureStep.Certify => CertifyAsync(record),
        _ => Task.FromResult(record),
    };

    /// <summary>With nothing to be done.</summary>
    public static ErasureRecord Idle(ErasureRecord record) => new() { Secret = record.Secret };

    async Task<ErasureRecord> CloseAsync(ErasureRecord record, DateTimeOffset? uninstalledBefore)
    {
        if (await target.CloseAsync(uninstalledBefore) is not { } closed)
        {
            return Idle(record);
        }

        return record with
        {
            Step = closed.Access is null ? ErasureStep.Release : ErasureStep.RemoveModules,
            Identities = closed.Identities,
            RequestedBy = null,
            Modules = closed.Access is null ? 0 : await target.CountModulesAsync(),
        };
    }

    async Task<ErasureRecord> RemoveModulesAsync(ErasureRecord record)
    {
        // Asked for again, so that no credentials are stored under the service's key.
        if (await target.CloseAsync(uninstalledBefore: null) is not { Access: { } access })
        {
            return record with { Step = ErasureStep.Release };
        }

        var removed = await target.RemoveModulesAsync(access);
        var failures = record.Failures + (removed ? 0 : 1);
        return record with
        {
            Step = removed || failures >= ModuleTries ? ErasureStep.Release : ErasureStep.RemoveModules,
            Failures = failures,
            ModulesRemoved = removed,
        };
    }

    async Task<ErasureRecord> ReleaseAsync(ErasureRecord record)
    {
        foreach (var identity in record.Identities)
        {
            await target.ReleaseAsync(identity);
        }

        await target.AnnounceAsync();
        return record with { Step = ErasureStep.Seal, Identities = [] };
    }

    async Task<ErasureRecord> SealAsync(ErasureRecord record, CancellationToken cancellation)
    {
        var fingerprint = await seals.SealAsync(tenant, cancellation);
        return record with { Step = ErasureStep.Count, KeyFingerprint = fingerprint, SealedAt = time.GetUtcNow() };
    }

    /// <summary>Counts before anything is deleted, so that a crash in between falsifies nothing; and ends the grains, which write no more.</summary>
    async Task<ErasureRecord> CountAsync(ErasureRecord record, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var names = records.ListAsync(tenant, cancellation).Where(name => name.Part == 0);
        await foreach (var page in names.Chunk(DeactivatedAtOnce).WithCancellation(cancellation))
        {
            foreach (var name in page)
            {
                var type = name.Grain.Type.ToString()!;
                counts[type] = counts.GetValueOrDefault(type) + 1;
            }

            await Task.WhenAll(page.Select(name => name.Grain).Distinct().Select(target.DeactivateAsync));
        }

        return record with
        {
            Step = ErasureStep.Delete,
            Records = counts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Reminders = await target.CountRemindersAsync(),
        };
    }

    /// <summary>Deletes what is listed, and then until a look at all that is stored finds nothing.</summary>
    async Task<ErasureRecord> DeleteAsync(ErasureRecord record, CancellationToken cancellation)
    {
        await DeleteAsync(records.ListAsync(tenant, cancellation), cancellation);
        while (await target.RemoveRemindersAsync() + await DeleteAsync(records.ScanAsync(tenant, cancellation), cancellation) > 0)
        {
            // Looked at again.
        }

        await target.ForgetIntentsAsync();
        await records.ScrubAsync(cancellation);
        return record with { Step = ErasureStep.Certify, CompletedAt = time.GetUtcNow() };
    }

    async Task<int> DeleteAsync(IAsyncEnumerable<TenantRecordName> names, CancellationToken cancellation)
    {
        var deleted = 0;
        await foreach (var page in names.Chunk(DeletedAtOnce).WithCancellation(cancellation))
        {
            await records.DeleteAsync(page, cancellation);
            deleted += page.Length;
        }

        return deleted;
    }

    async Task<ErasureRecord> CertifyAsync(ErasureRecord record)
    {
        var certificate = await target.SignAsync(ErasureCertificate.From(tenant, record).ToJson());
        return record with { Step = ErasureStep.Done, Certificate = certificate };
    }
}
