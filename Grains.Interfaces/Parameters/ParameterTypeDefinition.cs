using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Interfaces.Parameters;

/// <summary>All that the product knows of one type of parameters (<see cref="ParameterTypes"/>).</summary>
/// <param name="Type">The type, as it is stored.</param>
/// <param name="Title">What administrators call it.</param>
/// <param name="Description">What its values are, in one sentence.</param>
/// <param name="Field">The control that asks for a value.</param>
public sealed record ParameterTypeDefinition(ParameterType Type, string Title, string Description, ParameterField Field)
{
    /// <summary>Its name in requests, files and descriptions of the API.</summary>
    public string Name { get; } = NameOf(Type.ToString());

    /// <summary>Whether authors may give several values, separated by commas.</summary>
    public bool TakesSeveral { get; init; } = true;

    /// <summary>Whether its values are chosen from a list that the parameter declares.</summary>
    public bool HasChoices { get; init; }

    /// <summary>Whether a value may have several lines.</summary>
    public bool TakesLines { get; init; }

    /// <summary>A value to try a macro with; empty where the parameter itself offers one: of its choices, or in its description.</summary>
    public string Sample { get; init; } = "";

    /// <summary>What a value must be, to follow "must be"; empty for a type that takes every text.</summary>
    public string Expectation { get; init; } = "";

    /// <summary>
    /// How forms recognize a typed value, as a regular expression of JavaScript that ignores case; empty where nothing else can be given.
    /// </summary>
    public string Pattern { get; init; } = "";

    /// <summary>Whether a default is a value of the type. Choices are compared in addition.</summary>
    public Func<string, bool> Takes { get; init; } = static _ => true;

    /// <summary>What templates see of a value: text, <see cref="bool"/> or <see cref="long"/>. A value that is not of the type stays text.</summary>
    public Func<string, object> Read { get; init; } = static value => value;

    /// <summary>What macros of Data Center call it, in lower case.</summary>
    public ImmutableArray<string> DataCenterNames { get; init; } = [];

    /// <summary>Whether an imported parameter loses a default that is not of the type; otherwise it becomes text and keeps it.</summary>
    public bool ImportDropsDefault { get; init; }

    // As JSON names the members of an enum.
    static string NameOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
