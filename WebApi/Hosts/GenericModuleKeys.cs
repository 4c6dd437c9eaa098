using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Hosts;

/// <summary>The keys of the modules that show any macro, chosen by a parameter.</summary>
internal static class GenericModuleKeys
{
    /// <summary>The beginning of their keys; no macro's key begins so.</summary>
    public const string Prefix = "usermacro-any-";

    /// <summary>Their parameter that names the macro.</summary>
    public const string Macro = "macro";

    /// <summary>Their parameter that holds the macro's parameters, as in a link.</summary>
    public const string Parameters = "parameters";

    /// <summary>The parameters in the value of <see cref="Parameters"/>.</summary>
    public static ImmutableArray<ParameterValue> ReadParameters(string text) =>
        [.. RawQuery.ParsePairs(text).Select(pair => new ParameterValue(pair.Key.ToLowerInvariant(), pair.Value))];
}
