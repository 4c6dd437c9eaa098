using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Limits;

namespace UserMacro.WebApi.Render;

/// <summary>Parameters as a page stores them, in any spelling: pages from Data Center hold names in their own case.</summary>
internal static class StoredParameters
{
    const int MaxCount = 200;

    /// <summary>What Data Center calls the first parameter that has no name, which storage format keeps under an empty one.</summary>
    const string Unnamed = "0";

    /// <summary>Whether they are few and short enough to be taken at all.</summary>
    public static bool AreAcceptable(IReadOnlyDictionary<string, string>? stored) =>
        stored is null || (stored.Count <= MaxCount && stored.Values.All(value => value is { Length: <= ServiceLimits.TextLength }));

    /// <summary>The sent values, and for names that have none the stored ones.</summary>
    public static ImmutableArray<ParameterValue> Merge(ImmutableArray<ParameterValue> sent, IReadOnlyDictionary<string, string>? stored)
    {
        if (stored is null || stored.Count == 0)
            return sent;
        var known = sent.Where(value => value.Value.Length > 0).Select(value => value.Identifier).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sent.Where(value => value.Value.Length > 0),
            .. stored.Select(pair => new ParameterValue(pair.Key.Length == 0 ? Unnamed : pair.Key.ToLowerInvariant(), pair.Value)).Where(value => known.Add(value.Identifier)),
        ];
    }
}
