using UserMacro.Atlassian.DataCenter;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Turns parameters of Data Center into ours. Names stay; what a form here cannot do becomes a line of text.</summary>
internal static class ParameterConversion
{
    const int MaxName = Limits.ParameterName;
    const int MaxTitle = Limits.ParameterTitle;
    const int MaxDescription = Limits.ParameterDescription;
    const int MaxValue = Limits.ParameterDefault;
    const int MaxValues = Limits.ParameterChoices;

    /// <summary>The parameters; those that cannot be are left out and reported.</summary>
    public static IReadOnlyList<ParameterDto> Convert(IEnumerable<UserMacroParameter> parameters, ReasonList reasons)
    {
        var converted = new List<ParameterDto>();
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (parameter.Name.Length > MaxName)
            {
                reasons.Differs(
                    "parameter-left-out",
                    $"The parameter “{Line(parameter.Name, 40)}” is left out: its name has {parameter.Name.Length} characters; the "
                        + $"limit is {MaxName}.");
            }
            else if (!parameter.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                reasons.Differs(
                    "parameter-left-out",
                    $"The parameter “{parameter.Name}” is left out: names in the cloud consist of letters a-z, digits, “-”, “_” and “.”.");
            }
            else if (!identifiers.Add(parameter.Name.ToLowerInvariant()))
            {
                reasons.Differs(
                    "parameter-left-out", $"The parameter “{parameter.Name}” is left out: in the cloud names must differ in more than capitals.");
            }
            else
            {
                converted.Add(Convert(parameter, reasons));
            }
        }

        return converted;
    }

    static ParameterDto Convert(UserMacroParameter parameter, ReasonList reasons)
    {
        var type = TypeOf(parameter, reasons);
        var fallback = Line(parameter.Default, MaxValue);
        var values = type.HasChoices
            ? parameter.Values.Select(value => Line(value, MaxValue))
                .Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxValues).ToList()
            : [];
        if (type.HasChoices && fallback.Length > 0 && !values.Contains(fallback, StringComparer.Ordinal)
            && values.Find(value => value.Equals(fallback, StringComparison.OrdinalIgnoreCase)) is { } meant)
        {
            reasons.Note("parameter-default", $"“{fallback}”, the default of “{parameter.Name}”, is its value “{meant}” now: only capitals differed.");
            fallback = meant;
        }
        else if (type.HasChoices && fallback.Length > 0 && !values.Contains(fallback, StringComparer.Ordinal))
        {
            reasons.Note("parameter-default", $"“{fallback}”, the default of “{parameter.Name}”, was none of its values, and is one now.");
            values.Insert(0, fallback);
        }

        if (fallback.Length > 0 && !type.Takes(fallback))
        {
            reasons.Differs("parameter-default", $"“{fallback}”, the default of “{parameter.Name}”, is not {type.Expectation} and was left out.");
            fallback = "";
        }

        return new()
        {
            Name = parameter.Name,
            Title = Line(parameter.Title, MaxTitle),
            Description = PlainText.From(parameter.Description, MaxDescription),
            Type = type.Type,
            Required = parameter.Required && !(parameter.Hidden && fallback.Length == 0),
            Default = fallback,
            Values = values,
            Multiple = parameter.Multiple && type.TakesSeveral && !values.Exists(value => value.Contains(',', StringComparison.Ordinal)),
            Hidden = parameter.Hidden,
        };
    }

    static ParameterTypeDefinition TypeOf(UserMacroParameter parameter, ReasonList reasons)
    {
        var name = new string([.. parameter.Type.Where(char.IsAsciiLetterOrDigit)]);
        if (ParameterTypes.OfDataCenter(name) is not { } type)
        {
            reasons.Differs("parameter-type", $"The type “{parameter.Type}” of “{parameter.Name}” is a line of text in the cloud.");
            return ParameterTypes.Of(ParameterType.String);
        }

        if (type.HasChoices && parameter.Values.IsEmpty)
        {
            return AsText("list of values is empty");
        }

        return parameter.Default.Length == 0 || type.ImportDropsDefault || type.Takes(parameter.Default)
            ? type
            : AsText($"default “{Line(parameter.Default, 40)}” does not fit its type");

        ParameterTypeDefinition AsText(string reason)
        {
            reasons.Note("parameter-type", $"“{parameter.Name}” becomes a line of text: its {reason}.");
            return ParameterTypes.Of(ParameterType.String);
        }
    }

    static string Line(string text, int most) => PlainText.Line(text, most);
}
