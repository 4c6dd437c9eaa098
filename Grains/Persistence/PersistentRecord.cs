using Orleans.Core;

namespace UserMacro.Grains.Persistence;

/// <summary>A record kept by Orleans' grain storage.</summary>
internal sealed class PersistentRecord<T>(IStorage<T> state) : IRecord<T>
    where T : class, new()
{
    T? _value;

    public T Value => _value ??= state.State;

    public async Task WriteAsync(T next)
    {
        var before = Value;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }

        _value = next;
    }

    /// <summary>Erases the record. Any exception means that the outcome is unknown.</summary>
    public async Task ClearAsync()
    {
        await state.ClearStateAsync();
        _value = new();
    }

    /// <summary>Finds out whether the record can be read; <see cref="Value"/> stays what it is.</summary>
    public Task ReadAgainAsync() => state.ReadStateAsync();

    /// <summary>Reads the record again and tells whether another activation has written it since.</summary>
    public async Task<bool> HasChangedElsewhereAsync()
    {
        var known = state.Etag;
        await ReadAgainAsync();
        return !string.Equals(known, state.Etag, StringComparison.Ordinal);
    }
}
