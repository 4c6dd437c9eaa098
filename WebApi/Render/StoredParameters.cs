using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Render;

/// <summary>Parameters as a page stores them, in any spelling: pages from Data Center hold names in their own case.</summary>
internal static class StoredParameters
{
    /// <summary>What Data Center calls the first parameter that has no name, which storage format keeps under an empty one.</summary>
    const string Unnamed = "0";

    /// <summary>The limit that they are beyond; null when they are few and short enough to be taken at all.</summary>
    public static LimitError? ExcessOf(IReadOnlyDictionary<string, string>? stored)
    {
        if (stored is null)
        {
            return null;
        }

        if (stored.Count > Limits.StoredParameters)
        {
            return new(Excess.Of("The macro", stored.Count, Limits.StoredParameters, "parameters"), Limits.NameOf(nameof(Limits.StoredParameters)));
        }

        return stored.FirstOrDefault(pair => pair.Value is not { Length: <= Limits.ParameterText }) is { Key: { } name, Value: var value }
            ? new(
                Excess.Of($"The parameter \u201c{name}\u201d", value?.Length ?? 0, Limits.ParameterText, "characters"),
                Limits.NameOf(nameof(Limits.ParameterText)))
            : null;
    }

    /// <summary>The sent values, and for names that have none the stored ones.</summary>
    public static ImmutableArray<ParameterValue> Merge(ImmutableArray<ParameterValue> sent, IReadOnlyDictionary<string, string>? stored)
    {
        if (stored is null || stored.Count == 0)
        {
            return sent;
        }

        var known = sent.Where(value => value.Value.Length > 0).Select(value => value.Identifier).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sent.Where(value => value.Value.Length > 0),
            .. stored.Select(pair => new ParameterValue(pair.Key.Length == 0 ? Unnamed : pair.Key.ToLowerInvariant(), pair.Value)).Where(
                value => known.Add(value.Identifier)),
        ];
    }
}
