using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parts;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>One immutable, numbered definition.</summary>
[GenerateSerializer, Immutable, Alias("macro-revision")]
public sealed record MacroRevision([property: Id(0)] RevisionHeader Header, [property: Id(1)] MacroDefinition Definition)
{
    // None is the array that was never made, so that two revisions without parts are equal, also after a journey.
    [Id(2)] readonly ImmutableArray<SharedPart> _parts;

    /// <summary>Whether its output is static, where the definition leaves it open; decided when it was published.</summary>
    [Id(3)] public bool IsStatic { get; init; }

    /// <summary>How pages show it: framed or static, also where the definition leaves it open.</summary>
    public OutputMode Output => Definition.Output != OutputMode.Auto ? Definition.Output : IsStatic ? OutputMode.Static : OutputMode.Framed;

    /// <summary>The shared parts that it was compiled with, as they were then.</summary>
    public ImmutableArray<SharedPart> Parts { get => _parts.IsDefault ? [] : _parts; init => _parts = value.IsDefaultOrEmpty ? default : value; }
}
