namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>A deleted macro that can still be brought back.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Draft">Its draft.</param>
/// <param name="DeletedAt">When it was deleted.</param>
/// <param name="KeptUntil">Until when it can be brought back.</param>
/// <param name="LatestNumber">The number of its newest revision; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("deleted-macro")]
public sealed record DeletedMacro(
    [property: Id(0)] string Key,
    [property: Id(1)] MacroDraft Draft,
    [property: Id(2)] DateTimeOffset DeletedAt,
    [property: Id(3)] DateTimeOffset KeptUntil,
    [property: Id(4)] int LatestNumber);
