namespace UserMacro.Grains.Interfaces.Catalog;

/// <summary>How far the catalogue knows a macro to have come; the macro itself may be further.</summary>
/// <param name="Version">The version of its entry, or at which it was taken off the list; 0 when it was never on it.</param>
/// <param name="Head">The version of the macro's head at that time; 0 when it was never on the list, is not on it, or an earlier build entered it.</param>
[GenerateSerializer, Immutable, Alias("cataloged-version")]
public sealed record CatalogedVersion([property: Id(0)] long Version, [property: Id(1)] long Head);
