using System.Collections.Immutable;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Output in storage format.</summary>
/// <param name="Storage">Well-formed.</param>
/// <param name="Removed">What storage format cannot carry and is gone, such as <c>script</c>; each once.</param>
public sealed record ConvertedStorage(string Storage, ImmutableArray<string> Removed);
