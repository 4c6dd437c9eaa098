using Orleans.Timers;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Erasure;

/// <summary>The reminders of a tenant's grains. They are looked for in parts of the table, so that no more than one part is in memory.</summary>
internal sealed class TenantReminders(IReminderTable table, IReminderRegistry registry)
{
    const int Parts = 64;
    const uint PartLength = (uint)((uint.MaxValue + 1L) / Parts);

    public async Task<int> CountAsync(TenantId tenant) => await ListAsync(tenant).CountAsync();

    /// <summary>Removes them, so that no silo calls for them any more, and says how many there were. To be called by a grain.</summary>
    public async Task<int> RemoveAsync(TenantId tenant)
    {
        var count = 0;
        await foreach (var entry in ListAsync(tenant))
        {
            // By way of the silo that counts its time: the table alone would be noticed minutes later.
            if (await registry.GetReminder(entry.GrainId, entry.ReminderName) is { } reminder)
            {
                await registry.UnregisterReminder(entry.GrainId, reminder);
            }

            count++;
        }

        return count;
    }

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<ReminderEntry> ListAsync(TenantId tenant)
    {
        for (var part = 0U; part < Parts; part++)
        {
            // After the beginning and up to the end; the last part wraps around to zero.
            var rows = await table.ReadRows(part * PartLength, unchecked((part + 1) * PartLength));
            foreach (var entry in rows.Reminders.Where(entry => GrainKeys.IsUnder(entry.GrainId.Key.AsSpan(), tenant)))
            {
                yield return entry;
            }
        }
    }
}
