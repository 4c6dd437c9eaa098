using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Usage;

/// <summary>Adds what a macro's meter counted to its record now and then.</summary>
/// <param name="meter">The meter.</param>
/// <param name="open">Opens the record again.</param>
internal sealed class UsageStore(UsageMeter meter, Func<LazyRecord<UsageLog>> open)
{
    LazyRecord<UsageLog>? _record;
    UsageBatch? _pending;

    /// <summary>Stores what was counted. Whatever fails is stored the next time; nothing is stored twice.</summary>
    public async Task FlushAsync()
    {
        if (_pending is null && meter.IsEmpty)
        {
            return;
        }

        _pending ??= meter.Take();
        var record = await OpenAsync();
        try
        {
            var next = record.Value.Add(_pending);
            if (!ReferenceEquals(next, record.Value))
            {
                await record.WriteAsync(next);
            }

            _pending = null;
        }
        catch
        {
            // What is stored is not known any more.
            _record = null;
            throw;
        }
    }

    /// <summary>The figures by day, including those not stored yet.</summary>
    public async Task<UsageReport> ReportAsync(string from, string until, StopKind? slowed)
    {
        await FlushAsync();
        return (await OpenAsync()).Value.Report(from, until, slowed);
    }

    /// <summary>Erases all that was counted.</summary>
    public async Task EraseAsync()
    {
        meter.Clear();
        _pending = null;
        var record = await OpenAsync();
        try
        {
            if (record.Value.LastRender is not null)
            {
                await record.ClearAsync();
            }
        }
        catch
        {
            _record = null;
            throw;
        }
    }

    async Task<LazyRecord<UsageLog>> OpenAsync()
    {
        var record = _record ??= open();
        await record.LoadAsync();
        return record;
    }
}
