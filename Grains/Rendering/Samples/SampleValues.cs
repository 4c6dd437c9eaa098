using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Rendering.Samples;

/// <summary>Values by which a macro is tried: those that authors choose, and those that break what was not made for them.</summary>
/// <param name="Words">What they are, in words that complete “with …”.</param>
/// <param name="Values">The values.</param>
/// <param name="IsUnusual">Whether no author may ever choose them: a macro that cannot take them in Data Center either works as it did.</param>
internal sealed record SampleValues(string Words, ImmutableArray<ParameterValue> Values, bool IsUnusual = false)
{
    /// <summary>The most sets for one macro.</summary>
    public const int Most = 50;

    const string Plain = "Sample text";

    static readonly ImmutableArray<(string Words, string Value)> Special =
    [
        ("quotation marks and markup in every text", "it's \"one\" <b>& two</b>"),
        ("several words and punctuation in every text", "one-two; three: {4} (5) /6/ #7 $8 %9"),
        ("letters of other alphabets in every text", "\u00c4\u00df \u6771\u4eac \U0001F600"),
        ("a number in every text", "7"),
    ];

    /// <summary>The sets for a definition, the most usual ones first.</summary>
    public static IEnumerable<SampleValues> Create(MacroDefinition definition) => All(definition).Take(Most);

    static IEnumerable<SampleValues> All(MacroDefinition definition)
    {
        yield return new("the defaults", []);
        var parameters = definition.Parameters;
        if (parameters.IsEmpty)
        {
            yield break;
        }

        var filled = parameters.Select(parameter => new ParameterValue(parameter.Identifier, UsualOf(parameter))).ToImmutableArray();
        yield return new("a value in every parameter", filled);
        foreach (var (words, value) in Special)
        {
            yield return new(
                words, [.. parameters.Zip(filled, (parameter, usual) => TakesAnything(parameter) ? usual with { Value = value } : usual)], IsUnusual: true);
        }

        foreach (var parameter in parameters)
        {
            foreach (var value in ChoicesOf(parameter))
            {
                yield return new($"{parameter.Name} = {value}", Replace(filled, parameter, value));
            }
        }

        foreach (var parameter in parameters)
        {
            yield return new($"no value for {parameter.Name}", Replace(filled, parameter, ""));
        }
    }

    static string UsualOf(ParameterDefinition parameter) =>
        ChoicesOf(parameter).FirstOrDefault()
        ?? (parameter.Default.Length > 0 ? parameter.Default : ParameterTypes.Of(parameter.Type).Sample is { Length: > 0 } sample ? sample : Plain);

    static ImmutableArray<string> ChoicesOf(ParameterDefinition parameter) => parameter.Type switch
    {
        ParameterType.Enum => parameter.Values,
        ParameterType.Boolean => ["true", "false"],
        _ => [],
    };

    static bool TakesAnything(ParameterDefinition parameter) => parameter.Type == ParameterType.String;

    static ImmutableArray<ParameterValue> Replace(ImmutableArray<ParameterValue> values, ParameterDefinition parameter, string value) =>
        [.. values.Select(known => known.Identifier == parameter.Identifier ? known with { Value = value } : known)];
}
