namespace UserMacro.WebApi.Limits.Work;

/// <summary>What was made of a file.</summary>
/// <param name="Value">It.</param>
/// <param name="Bytes">How much of the file it holds in memory, unpacked.</param>
internal sealed record Parsed<T>(T Value, long Bytes);
