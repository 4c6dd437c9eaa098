using System.Collections.Immutable;

namespace UserMacro.Simulator.Pages;

/// <summary>What an author wants to publish.</summary>
/// <param name="Id">The page to change; null for a new one.</param>
/// <param name="BaseVersion">The version that the author began with; null to publish over whatever is there.</param>
/// <param name="Readers">Names of the users who may see the page; null leaves that as it is, everyone at first.</param>
internal sealed record PageEdit(string? Id, string SpaceKey, string? ParentId, string Title, string Storage, int? BaseVersion = null, string Message = "", ImmutableArray<string>? Readers = null);
