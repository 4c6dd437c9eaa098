using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Approvals;
using UserMacro.WebApi.Macros.Contracts.History;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>A macro as its editor sees it.</summary>
internal sealed record MacroDetailsDto(
    string Key,
    MacroState State,
    DraftDto Draft,
    [property: Description("The revision pages see; null when pages see none.")] RevisionHeaderDto? Published,
    bool HasUnpublishedChanges,
    [property: Description("The request for approval of this draft; null when there is none.")] ApprovalRequestDto? Approval,
    [property: Description("What the guard stops its renders for so often that they are slowed at present; null when they are not.")] StopKind? Slowed,
    [property: Description("Why the macro is kept from running, and what is next; null when it is not.")] QuarantineDto? Quarantine,
    [property: Description("How many viewers' posts to the macro are kept from running.")] int QuarantinedPosts)
{
    public static MacroDetailsDto From(MacroDetails details, ResolvedAccounts accounts) => new(
        details.Key,
        details.State,
        DraftDto.From(details.Draft, accounts),
        details.Published is { } published ? RevisionHeaderDto.From(published, accounts) : null,
        details.HasUnpublishedChanges,
        details.Approval is { } request ? ApprovalRequestDto.From(request, accounts) : null,
        details.Slowed,
        details.Quarantine is { } quarantine ? QuarantineDto.From(quarantine) : null,
        details.QuarantinedPosts);
}
