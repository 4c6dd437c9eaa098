using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Interfaces.Parameters;

/// <summary>The types of parameters in one table: everything that tells them apart is here, and reads it here.</summary>
/// <remarks>
/// The description of the API carries the table (<c>x-parameter-types</c>), from which the page takes it;
/// docs/macro-authors/parameters.md is compared with it by a test.
/// </remarks>
public static class ParameterTypes
{
    /// <summary>The table, in the order of <see cref="ParameterType"/>.</summary>
    public static ImmutableArray<ParameterTypeDefinition> All { get; } =
    [
        new(ParameterType.String, "Text", "A line of text, or several lines where the parameter allows them.", ParameterField.Text)
        {
            TakesLines = true,
            DataCenterNames = ["string"],
        },
        new(ParameterType.Boolean, "Yes or no", "A check box.", ParameterField.Checkbox)
        {
            TakesSeveral = false,
            Sample = "true",
            Expectation = "true or false",
            Takes = static value => bool.TryParse(value, out _),
            Read = static value => value.Length == 0 ? false : bool.TryParse(value, out var flag) ? (object)flag : value,
            DataCenterNames = ["boolean"],
            ImportDropsDefault = true,
        },
        new(ParameterType.Enum, "One of a list", "One of the values that the parameter lists.", ParameterField.Choice)
        {
            HasChoices = true,
            DataCenterNames = ["enum"],
        },
        new(ParameterType.Int, "Whole number", "A whole number.", ParameterField.Number)
        {
            TakesSeveral = false,
            Sample = "3",
            Expectation = "a whole number, such as 12",
            Pattern = @"^-?\d+$",
            Takes = static value => TryParseNumber(value, out _),
            Read = static value => TryParseNumber(value, out var number) ? (object)number : value,
            DataCenterNames = ["int", "integer"],
        },
        new(ParameterType.Url, "Link", "An address.", ParameterField.Link)
        {
            TakesSeveral = false,
            Sample = "https://example.com/",
            Expectation = "a link, such as https://example.com",
            Pattern = @"^(https?:\/\/|mailto:|\/|#)",
            DataCenterNames = ["url"],
        },
        new(ParameterType.Username, "Person", "The account ID of a person of the site.", ParameterField.Person)
        {
            Sample = "5b10a2844c20165700ede21g",
            DataCenterNames = ["username", "user"],
        },
        new(ParameterType.SpaceKey, "Space", "The key of a space.", ParameterField.Space)
        {
            Sample = "DOCS",
            DataCenterNames = ["spacekey"],
        },
        new(ParameterType.ConfluenceContent, "Page or blog post", "The title of a page or blog post.", ParameterField.Page)
        {
            Sample = "Home",
            DataCenterNames = ["confluencecontent"],
        },
        new(ParameterType.Attachment, "Attachment", "The name of an attachment.", ParameterField.Attachment)
        {
            Sample = "diagram.png",
            DataCenterNames = ["attachment", "fullattachment"],
        },
        new(ParameterType.Label, "Label", "A label.", ParameterField.Label)
        {
            Sample = "example",
            DataCenterNames = ["label"],
        },
        new(ParameterType.Date, "Date", "A day, as `2026-01-31`.", ParameterField.Date)
        {
            TakesSeveral = false,
            Sample = "2026-01-31",
            Expectation = "a day, such as 2026-01-31",
            Pattern = @"^\d{4}-\d{2}-\d{2}$",
            Takes = static value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            DataCenterNames = ["date"],
        },
        new(ParameterType.Colour, "Colour", "A colour, as `#36b37e`.", ParameterField.Colour)
        {
            TakesSeveral = false,
            Sample = "#36b37e",
            Expectation = "a colour, such as #36b37e",
            Pattern = "^#[0-9a-f]{6}$",
            Takes = static value => value is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit),
            DataCenterNames = ["color", "colour"],
        },
    ];

    static readonly FrozenDictionary<string, ParameterTypeDefinition> ByDataCenterName =
        All.SelectMany(type => type.DataCenterNames, (type, name) => (type, name)).ToFrozenDictionary(pair => pair.name, pair => pair.type);

    /// <summary>The definition of a type; that of text for a type that this build does not know.</summary>
    public static ParameterTypeDefinition Of(ParameterType type) => (int)type is >= 0 and var place && place < All.Length ? All[place] : All[0];

    /// <summary>The type that macros of Data Center call so, in lower case letters and digits; null when there is none.</summary>
    public static ParameterTypeDefinition? OfDataCenter(string name) => ByDataCenterName.GetValueOrDefault(name);

    static bool TryParseNumber(string value, out long number) => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
