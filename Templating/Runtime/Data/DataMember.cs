namespace UserMacro.Templating.Runtime.Data;

/// <summary>A member of the model whose value is a datum, or part of one.</summary>
/// <param name="Datum">The datum's name.</param>
/// <param name="Field">The part of it; null for all of it.</param>
/// <param name="IsTime">Whether it is a time written as text.</param>
/// <param name="IsName">Whether it is the name of a person, which has a text in its place where it cannot be obtained.</param>
/// <param name="IsPerson">Whether it is the name of the person whose account id the field holds.</param>
internal sealed record DataMember(string Datum, string? Field = null, bool IsTime = false, bool IsName = false, bool IsPerson = false);
