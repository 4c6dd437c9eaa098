namespace UserMacro.Templating.Runtime.Data;

/// <summary>A member of the model whose value is a datum, or part of one.</summary>
/// <param name="Datum">The datum's name.</param>
/// <param name="Field">The part of it; null for all of it.</param>
/// <param name="IsTime">Whether it is a time written as text.</param>
internal sealed record DataMember(string Datum, string? Field = null, bool IsTime = false);
