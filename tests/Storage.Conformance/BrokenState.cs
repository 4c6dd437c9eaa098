namespace UserMacro.Storage.Conformance;

/// <summary>A state that no serializer gets through.</summary>
[GenerateSerializer, Alias("broken-state")]
public sealed class BrokenState
{
    [Id(0)]
    public string Text
    {
        get => throw new NotSupportedException("not to be read");
        set => _ = value;
    }
}
