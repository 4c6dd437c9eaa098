using System.Collections.Frozen;
using System.Globalization;
using UserMacro.Atlassian.DataCenter;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Macros.Contracts;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Turns parameters of Data Center into ours. Names stay; what a form here cannot do becomes a line of text.</summary>
internal static class ParameterConversion
{
    const int MaxName = Limits.ParameterName;
    const int MaxTitle = Limits.ParameterTitle;
    const int MaxDescription = Limits.ParameterDescription;
    const int MaxValue = Limits.ParameterDefault;
    const int MaxValues = Limits.ParameterChoices;

    static readonly FrozenDictionary<string, ParameterType> Types = new Dictionary<string, ParameterType>(StringComparer.Ordinal)
    {
        ["string"] = ParameterType.String,
        ["boolean"] = ParameterType.Boolean,
        ["enum"] = ParameterType.Enum,
        ["int"] = ParameterType.Int,
        ["integer"] = ParameterType.Int,
        ["url"] = ParameterType.Url,
        ["username"] = ParameterType.Username,
        ["user"] = ParameterType.Username,
        ["spacekey"] = ParameterType.SpaceKey,
        ["confluencecontent"] = ParameterType.ConfluenceContent,
        ["attachment"] = ParameterType.Attachment,
        ["fullattachment"] = ParameterType.Attachment,
        ["label"] = ParameterType.Label,
        ["date"] = ParameterType.Date,
        ["color"] = ParameterType.Colour,
        ["colour"] = ParameterType.Colour,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The parameters; those that cannot be are left out and reported.</summary>
    public static IReadOnlyList<ParameterDto> Convert(IEnumerable<UserMacroParameter> parameters, ReasonList reasons)
    {
        var converted = new List<ParameterDto>();
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (parameter.Name.Length > MaxName)
                reasons.Differs(
                    "parameter-left-out",
                    $"The parameter “{Line(parameter.Name, 40)}” is left out: its name has {parameter.Name.Length} characters; the "
                        + $"limit is {MaxName}.");
            else if (!parameter.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                reasons.Differs(
                    "parameter-left-out",
                    $"The parameter “{parameter.Name}” is left out: names in the cloud consist of letters a-z, digits, “-”, “_” and “.”.");
            else if (!identifiers.Add(parameter.Name.ToLowerInvariant()))
                reasons.Differs(
                    "parameter-left-out", $"The parameter “{parameter.Name}” is left out: in the cloud names must differ in more than capitals.");
            else
                converted.Add(Convert(parameter, reasons));
        }

        return converted;
    }

    static ParameterDto Convert(UserMacroParameter parameter, ReasonList reasons)
    {
        var type = TypeOf(parameter, reasons);
        var fallback = Line(parameter.Default, MaxValue);
        var values = type == ParameterType.Enum
            ? parameter.Values.Select(value => Line(value, MaxValue))
                .Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxValues).ToList()
            : [];
        if (type == ParameterType.Enum && fallback.Length > 0 && !values.Contains(fallback, StringComparer.Ordinal))
        {
            reasons.Note("parameter-default", $"“{fallback}”, the default of “{parameter.Name}”, was none of its values, and is one now.");
            values.Insert(0, fallback);
        }

        if (type == ParameterType.Boolean && fallback.Length > 0 && !bool.TryParse(fallback, out _))
        {
            reasons.Differs(
                "parameter-default",
                $"“{fallback}”, the default of the check box “{parameter.Name}”, is neither true nor false and was left out.");
            fallback = "";
        }

        return new()
        {
            Name = parameter.Name,
            Title = Line(parameter.Title, MaxTitle),
            Description = PlainText.From(parameter.Description, MaxDescription),
            Type = type,
            Required = parameter.Required && !(parameter.Hidden && fallback.Length == 0),
            Default = fallback,
            Values = values,
            Multiple = parameter.Multiple
                && type is not (ParameterType.Boolean or ParameterType.Int or ParameterType.Url or ParameterType.Date or ParameterType.Colour)
                && !values.Exists(value => value.Contains(',', StringComparison.Ordinal)),
            Hidden = parameter.Hidden,
        };
    }

    static ParameterType TypeOf(UserMacroParameter parameter, ReasonList reasons)
    {
        var name = new string([.. parameter.Type.Where(char.IsAsciiLetterOrDigit)]);
        if (!Types.TryGetValue(name, out var type))
        {
            reasons.Differs("parameter-type", $"The type “{parameter.Type}” of “{parameter.Name}” is a line of text in the cloud.");
            return ParameterType.String;
        }

        var fits = type switch
        {
            ParameterType.Enum => !parameter.Values.IsEmpty,
            ParameterType.Int => parameter.Default.Length == 0 || long.TryParse(parameter.Default, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            ParameterType.Date =>
                parameter.Default.Length == 0
                    || DateOnly.TryParseExact(parameter.Default, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            ParameterType.Colour => parameter.Default.Length == 0 || (parameter.Default is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)),
            _ => true,
        };
        if (fits)
            return type;
        reasons.Note(
            "parameter-type",
            $"“{parameter.Name}” becomes a line of text: its "
                + $"{(type == ParameterType.Enum ? "list of values is empty" : $"default “{Line(parameter.Default, 40)}” does not fit its type")}.");
        return ParameterType.String;
    }

    static string Line(string text, int most) => PlainText.Line(text, most);
}
