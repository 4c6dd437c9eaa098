using System.Collections.Immutable;

namespace UserMacro.Grains.Usage;

/// <summary>The counts since they were last stored.</summary>
/// <param name="Name">A name that no other has.</param>
/// <param name="Days">The counts by day.</param>
/// <param name="LastRender">When the last render was.</param>
internal sealed record UsageBatch(string Name, ImmutableDictionary<string, UsageCounts> Days, DateTimeOffset LastRender);
