namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>One immutable, numbered definition.</summary>
[GenerateSerializer, Immutable, Alias("macro-revision")]
public sealed record MacroRevision([property: Id(0)] RevisionHeader Header, [property: Id(1)] MacroDefinition Definition);
