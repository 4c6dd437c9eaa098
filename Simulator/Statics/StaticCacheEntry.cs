namespace UserMacro.Simulator.Statics;

/// <param name="FreshUntil">Up to then the entry serves without asking.</param>
/// <param name="KeptUntil">Up to then the entry serves when the app cannot be asked.</param>
internal sealed record StaticCacheEntry(string Storage, string? ETag, DateTimeOffset FreshUntil, DateTimeOffset KeptUntil);
