using System.Collections.Immutable;
using System.Text.Json;

namespace UserMacro.WebApi.Information;

/// <summary>What this deployment does with data, for programs to read; the page says the same.</summary>
internal sealed record PrivacyStatement
{
    /// <summary>Whom to turn to; null in development.</summary>
    public string? Contact { get; init; }

    /// <summary>Whom to ask for help; null in development.</summary>
    public string? Support { get; init; }

    public required string SupportHours { get; init; }

    /// <summary>Where records are kept.</summary>
    public required string Location { get; init; }

    public bool Sold { get; init; }

    public bool SharedForAdvertising { get; init; }

    /// <summary>Whether the opt-out of sale and sharing is in effect: for everybody, with and without a signal.</summary>
    public bool OptOutInEffect { get; init; } = true;

    public bool GlobalPrivacyControl { get; init; } = true;

    public required ImmutableArray<SubProcessor> SubProcessors { get; init; }

    public required ImmutableArray<string> NeverStored { get; init; }

    public required StoredFields Stored { get; init; }

    public static PrivacyStatement Create(Contacts contacts, DataLocation location, StoredFields stored) => new()
    {
        Contact = contacts.Privacy?.Text,
        Support = contacts.Support?.Text,
        SupportHours = contacts.Hours.Text,
        Location = location.Text,
        SubProcessors =
        [
            new(
                "Amazon Web Services",
                "Machines that the service runs on, and tables in which encrypted records are kept.",
                location.IsInAws ? location.Text : "not used by this deployment"),
            new("Atlassian", "Confluence, in whose pages macros are shown and whose site grants and ends access to the app.", "as chosen by the site"),
        ],
        NeverStored =
        [
            "content of pages, comments and attachments",
            "values of macro parameters, and bodies of macros on pages",
            "who viewed a page or a macro, but for a hash of a viewer whose input may have ended a process, for a day",
            "names, e-mail addresses and pictures of people",
            "answers of other servers that macros ask through connections",
            "cookies or identifiers of browsers",
        ],
        Stored = stored,
    };

    public string ToJson() => JsonSerializer.Serialize(this, StatementJson.Default.PrivacyStatement);
}

/// <summary>Who processes data on the operator's behalf.</summary>
/// <param name="Name">The company.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Location">Where.</param>
internal sealed record SubProcessor(string Name, string Purpose, string Location);
