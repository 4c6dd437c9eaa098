using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Approvals;

namespace UserMacro.WebApi.Macros.Contracts.History;

/// <summary>The header of a revision in the version history.</summary>
internal sealed record RevisionHeaderDto(
    [property: Description("1 and upwards without gaps.")] int Number,
    [property: Description("Account id of who published, or asked for approval; null for a former user.")] string? Author,
    DateTimeOffset PublishedAt,
    string Note,
    [property: Description("SHA-256 of the definition in its stored form, in hexadecimal digits.")] string Hash,
    [property: Description("The revision whose content this one brought back; null for one made from a draft.")] int? RestoredFrom,
    [property: Description("Who approved it; null when no approval was needed.")] ApprovalDecisionDto? Approval)
{
    public static RevisionHeaderDto From(RevisionHeader header, ResolvedAccounts accounts) => new(
        header.Number,
        accounts.IdFor(header.Author),
        header.PublishedAt,
        header.Note,
        header.Hash,
        header.RestoredFrom,
        header.Approval is { } approval ? ApprovalDecisionDto.From(approval, accounts) : null);
}
