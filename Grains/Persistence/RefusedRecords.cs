using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Persistence;

/// <summary>Names refused records to the operator, and in the audit log of their tenant: each once a day and silo.</summary>
/// <param name="services">Where grains are found; storage is made before them.</param>
/// <param name="events">Counts them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Names them.</param>
internal sealed class RefusedRecords(IServiceProvider services, SecurityEvents events, TimeProvider time, ILogger<RefusedRecords> logger)
{
    /// <summary>How many are remembered; then all are forgotten, and named again.</summary>
    const int MaxRemembered = 10_000;

    readonly ConcurrentDictionary<(GrainId Grain, string State, DateOnly Day), RecordFault> _reported = new();

    /// <summary>Reports a record; returns at once, whatever becomes of the audit entry.</summary>
    public void Report(GrainId grain, string state, RecordFault fault)
    {
        var now = time.GetUtcNow();
        if (_reported.Count >= MaxRemembered)
        {
            _reported.Clear();
        }

        if (!_reported.TryAdd((grain, state, DateOnly.FromDateTime(now.UtcDateTime)), fault))
        {
            return;
        }

        events.RecordRefused(fault.ToString());
        Log.RecordRefused(logger, GrainTag.For(grain), state, fault.ToString());
        if (GrainKeys.TenantOf(grain.Key.ToString()!) is { } tenant && services.GetService<IGrainFactory>() is { } grains)
        {
            // Off the grain whose state this is: its activation waits for nobody.
            _ = Task.Run(() => EnterAsync(grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant)), tenant, EntryOf(grain, state, fault, now)));
        }
    }

    async Task EnterAsync(IAuditGrain audit, TenantId tenant, AuditEntry entry)
    {
        TenantScope.Enter(tenant);
        try
        {
            await audit.Append(entry);
        }
        catch (Exception e)
        {
            // It may be the audit log itself that cannot be read; the operator's log has the line.
            Log.RefusalNotAudited(logger, e.GetType().Name);
        }
    }

    static AuditEntry EntryOf(GrainId grain, string state, RecordFault fault, DateTimeOffset now)
    {
        var key = grain.Key.ToString()!;
        var place = $"{grain.Type}{key[GrainKeys.TenantOf(key)!.Value.Value.Length..]}";
        var why = fault switch
        {
            RecordFault.Missing => "deleted outside of the service",
            RecordFault.PutBack => "an older version was put back",
            RecordFault.ForeignRegion => "of another region",
            _ => "altered outside of the service",
        };
        return new(
            string.Create(CultureInfo.InvariantCulture, $"record/{place}/{state}/{now.UtcDateTime:yyyy-MM-dd}"), now, Actor: "", AuditActions.RecordRefused,
            place, AuditOutcome.Refused, $"{state}: {why}");
    }
}
