namespace UserMacro.Storage.Conformance;

/// <summary>A state with some of everything.</summary>
[GenerateSerializer, Alias("conformance-state")]
public sealed record SampleState
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public int Number { get; set; }

    [Id(2)]
    public long Large { get; set; }
}
