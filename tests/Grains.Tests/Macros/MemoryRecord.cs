using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>A record that is stored as soon as it is written.</summary>
internal sealed class MemoryRecord<T> : ILazyRecord<T>
    where T : class, new()
{
    public T Value { get; private set; } = new();

    public Task LoadAsync() => Task.CompletedTask;

    public Task WriteAsync(T next)
    {
        Value = next;
        return Task.CompletedTask;
    }
}
