namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>A value that a page author gave, by the parameter's identifier (lower case, without <c>p.</c>).</summary>
[GenerateSerializer, Immutable, Alias("parameter-value")]
public readonly record struct ParameterValue([property: Id(0)] string Identifier, [property: Id(1)] string Value);
