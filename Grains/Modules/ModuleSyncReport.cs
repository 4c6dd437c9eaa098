using System.Collections.Immutable;

namespace UserMacro.Grains.Modules;

/// <summary>How a run ended.</summary>
/// <param name="Registered">Keys that the site offers now.</param>
/// <param name="Refused">Keys that it does not, with the reason.</param>
/// <param name="Error">Why the run must be repeated; null when it went to its end.</param>
internal sealed record ModuleSyncReport(ImmutableArray<string> Registered, ImmutableDictionary<string, string> Refused, string? Error)
{
    public static ModuleSyncReport Failed(string error) => new([], ImmutableDictionary<string, string>.Empty, error);
}
