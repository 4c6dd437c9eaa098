namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>How far the records of earlier builds are listed by the index of tenants.</summary>
/// <param name="Looked">How many items of the table a call looked at.</param>
/// <param name="Marked">How many of them it added.</param>
/// <param name="Left">How many there were so far that cannot be added before their grains write them; while there are some, the table is searched.</param>
/// <param name="IsDone">Whether all were looked at.</param>
/// <param name="HasIndex">Whether the table has the index and it serves; otherwise the table is searched as before.</param>
[GenerateSerializer, Immutable, Alias("record-index-progress")]
public sealed record RecordIndexProgress(
    [property: Id(0)] int Looked,
    [property: Id(1)] int Marked,
    [property: Id(2)] int Left,
    [property: Id(3)] bool IsDone,
    [property: Id(4)] bool HasIndex)
{
    /// <summary>Of storage whose own index holds every record.</summary>
    public static RecordIndexProgress Always { get; } = new(Looked: 0, Marked: 0, Left: 0, IsDone: true, HasIndex: true);
}
