namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>A piece of an archive: sealed for the target, so that nobody between the two deployments can read it.</summary>
/// <param name="Bytes">The piece.</param>
/// <param name="IsLast">Whether none follows.</param>
[GenerateSerializer, Immutable, Alias("move-chunk")]
public sealed record MoveChunk([property: Id(0)] byte[] Bytes, [property: Id(1)] bool IsLast);
