using System.Runtime.InteropServices;

namespace UserMacro.Grains.Interfaces.Usage;

/// <summary>How often something was missing in what readers saw of a macro, by the reasons of <see cref="MissingContent"/>.</summary>
/// <param name="TooMany">Macros in it beyond the limit.</param>
/// <param name="TooDeep">Macros in it beyond the depth limit.</param>
/// <param name="TooLarge">Too large together.</param>
/// <param name="Late">Something took too long.</param>
/// <param name="Refused">Confluence did not convert it.</param>
/// <param name="Unclear">Which of several copies is meant cannot be told.</param>
[GenerateSerializer, Immutable, Alias("missing-counts"), StructLayout(LayoutKind.Auto)]
public readonly record struct MissingCounts(
    [property: Id(0)] long TooMany,
    [property: Id(1)] long TooDeep,
    [property: Id(2)] long TooLarge,
    [property: Id(3)] long Late,
    [property: Id(4)] long Refused,
    [property: Id(5)] long Unclear)
{
    /// <summary>One for each reason.</summary>
    public static MissingCounts From(MissingContent missing) => new(
        One(missing, MissingContent.TooMany), One(missing, MissingContent.TooDeep), One(missing, MissingContent.TooLarge), One(missing, MissingContent.Late),
        One(missing, MissingContent.Refused), One(missing, MissingContent.Unclear));

    /// <summary>The sum of both.</summary>
    public MissingCounts Add(MissingCounts other) =>
        new(TooMany + other.TooMany, TooDeep + other.TooDeep, TooLarge + other.TooLarge, Late + other.Late, Refused + other.Refused,
            Unclear + other.Unclear);

    static long One(MissingContent missing, MissingContent reason) => missing.HasFlag(reason) ? 1 : 0;
}
