using Orleans.Core;
using Orleans.Storage;

namespace UserMacro.Grains.Persistence;

/// <summary>A record that is read only when it is first needed; Orleans' own persistent state is always read by the activation.</summary>
internal sealed class LazyRecord<T>(string name, IGrainContext grain, IGrainStorage storage) : ILazyRecord<T>
    where T : class, new()
{
    PersistentRecord<T>? _record;
    Task<PersistentRecord<T>>? _loading;

    public T Value => Record.Value;

    PersistentRecord<T> Record => _record ?? throw new InvalidOperationException("The record has not been read.");

    public async Task LoadAsync()
    {
        if (_record is not null)
        {
            return;
        }

        var loading = _loading ??= ReadAsync();
        try
        {
            _record = await loading;
        }
        finally
        {
            _loading = null;
        }
    }

    public Task WriteAsync(T next) => Record.WriteAsync(next);

    /// <summary>Erases the record. Any exception means that the outcome is unknown.</summary>
    public Task ClearAsync() => Record.ClearAsync();

    async Task<PersistentRecord<T>> ReadAsync()
    {
        var state = new StateStorageBridge<T>(name, grain, storage);
        await state.ReadStateAsync();
        return new(state);
    }
}
