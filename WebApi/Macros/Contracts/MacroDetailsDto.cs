using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>A macro as its editor sees it.</summary>
internal sealed record MacroDetailsDto(
    string Key,
    MacroState State,
    DraftDto Draft,
    [property: Description("The revision pages see; null when never published.")] RevisionHeaderDto? Published,
    bool HasUnpublishedChanges)
{
    public static MacroDetailsDto From(MacroDetails details, Accounts accounts) => new(
        details.Key,
        details.State,
        DraftDto.From(details.Draft, accounts),
        details.Published is { } published ? RevisionHeaderDto.From(published, accounts) : null,
        details.HasUnpublishedChanges);
}
