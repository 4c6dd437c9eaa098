namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>A stored record with an etag; each activation sees it through its own <see cref="ModelHandle{T}"/>.</summary>
internal sealed class ModelRecord<T>(string name, Func<T, string> print)
    where T : class, new()
{
    public string Name => name;

    public T Value { get; private set; } = new();

    public int Etag { get; private set; }

    public string Print() => $"{name}#{Etag}={print(Value)}";

    public void Replace(T value)
    {
        Value = value;
        Etag++;
    }
}
