namespace UserMacro.Grains.Interfaces.Settings;

/// <summary>
/// Which revisions are kept: those among the newest <see cref="Revisions"/> and those younger than <see cref="Days"/>. The published one always is. Both null:
/// all.
/// </summary>
/// <param name="Revisions">How many of the newest; null for no bound.</param>
/// <param name="Days">How many days; null for no bound.</param>
[GenerateSerializer, Immutable, Alias("history-retention")]
public sealed record HistoryRetention([property: Id(0)] int? Revisions = null, [property: Id(1)] int? Days = null);
