using Orleans.Core;

namespace UserMacro.Grains.Persistence;

/// <summary>The record of a grain that serves what its record holds. When the outcome of a write is unknown the activation ends: the next one reads
/// what is stored.</summary>
/// <param name="grain">The grain.</param>
/// <param name="state">Where the record is stored.</param>
internal sealed class GrainRecord<T>(IGrainContext grain, IStorage<T> state) : IRecord<T>
    where T : class, new()
{
    readonly PersistentRecord<T> _record = new(state);

    public T Value => _record.Value;

    public Task WriteAsync(T next) => GuardAsync(_record.WriteAsync(next));

    /// <summary>Erases the record. Any exception means that the outcome is unknown.</summary>
    public Task ClearAsync() => GuardAsync(_record.ClearAsync());

    /// <summary>Ends the activation after the calls under way.</summary>
    public void Deactivate() => grain.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The outcome of a change is unknown."));

    /// <summary>Ends the activation if a change fails that this record's write is a part of.</summary>
    public async Task GuardAsync(Task change)
    {
        try
        {
            await change;
        }
        catch
        {
            Deactivate();
            throw;
        }
    }
}
