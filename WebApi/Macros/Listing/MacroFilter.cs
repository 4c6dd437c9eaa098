using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using UserMacro.Grains.Interfaces.Catalog;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>Which macros a list holds. What is absent does not narrow.</summary>
internal sealed record MacroFilter(
    [property: FromQuery(Name = "q"), Description("Part of key, name or description.")] string? Search,
    [property: FromQuery, Description("draft, published, unpublished or disabled.")] StateFilter? State,
    [property: FromQuery, Description("Whether the draft differs from what pages see.")] bool? Changed,
    [property: FromQuery, Description("Whether the draft waits for approval.")] bool? AwaitsApproval)
{
    public bool Holds(MacroSummary macro) =>
        (State?.State is not { } state || macro.State == state)
        && (Changed is not { } changed || macro.HasUnpublishedChanges == changed)
        && (AwaitsApproval is not { } awaits || macro.AwaitsApproval == awaits)
        && (string.IsNullOrWhiteSpace(Search) || Names(macro.Key) || Names(macro.Name) || Names(macro.Description));

    bool Names(string text) => text.Contains(Search!.Trim(), StringComparison.OrdinalIgnoreCase);
}
