namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A problem with one field of a request.</summary>
[GenerateSerializer, Immutable, Alias("field-problem")]
public sealed record FieldProblem([property: Id(0)] string Field, [property: Id(1)] string Message);
