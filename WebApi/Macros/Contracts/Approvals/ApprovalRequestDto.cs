using System.ComponentModel;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Macros.Contracts.Approvals;

/// <summary>A request for approval of the present draft.</summary>
internal sealed record ApprovalRequestDto(
    [property: Description("Account id of who asked; null for a former user.")] string? RequestedBy,
    DateTimeOffset RequestedAt,
    [property: Description("The note that the revision will carry.")] string Note,
    [property: Description("The rejection; null while the request is open.")] ApprovalDecisionDto? Rejection)
{
    public static ApprovalRequestDto From(ApprovalRequest request, ResolvedAccounts accounts) => new(
        accounts.IdFor(request.RequestedBy),
        request.RequestedAt,
        request.Note,
        request.Rejection is { } rejection ? ApprovalDecisionDto.From(rejection, accounts) : null);
}
