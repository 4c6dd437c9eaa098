namespace UserMacro.Simulator.Statics;

/// <param name="FreshUntil">Up to then the entry serves without asking.</param>
internal sealed record StaticCacheEntry(string Storage, string? ETag, DateTimeOffset FreshUntil);
