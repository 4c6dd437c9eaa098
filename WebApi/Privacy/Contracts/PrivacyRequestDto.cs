using System.ComponentModel;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Privacy.Contracts;

/// <summary>What people of the site asked administrators to do with their data, the newest first.</summary>
internal sealed record PrivacyRequestListDto(IReadOnlyList<PrivacyRequestDto> Items);

/// <summary>What a person asked administrators to do with their data. It is kept for 90 days after the answer.</summary>
internal sealed record PrivacyRequestDto(
    string Id,
    PrivacyRequestKind Kind,
    [property: Description("Account ID of who asked; null for a former user.")] string? RequestedBy,
    DateTimeOffset RequestedAt,
    [property: Description("What the person wrote about it; empty for nothing.")] string Note,
    [property: Description("The answer; null while nobody has answered.")] PrivacyAnswerDto? Answer)
{
    public static PrivacyRequestDto From(PrivacyRequest request, ResolvedAccounts accounts) => new(
        request.Id,
        request.Kind,
        accounts.IdFor(request.RequestedBy),
        request.RequestedAt,
        request.Note,
        request.Answer is { } answer ? new(answer.Outcome, answer.Reason, accounts.IdFor(answer.By), answer.At) : null);
}

/// <summary>The answer to a request.</summary>
internal sealed record PrivacyAnswerDto(
    PrivacyOutcome Outcome, string Reason, [property: Description("Account ID; null for a former user.")] string? By, DateTimeOffset At);

/// <summary>How a request is to be answered.</summary>
internal sealed record AnswerPrivacyRequestDto
{
    [Description("done: of an erasure, this makes the account a former user. declined: with a reason.")]
    public required PrivacyOutcome Outcome { get; init; }

    [Description("What to tell the person; at most {PrivacyNote} characters. Required for one that is declined.")]
    public string Reason { get; init; } = "";
}

/// <summary>The account that is to become a former user.</summary>
internal sealed record ForgetAccountDto
{
    [Description("The ID of the account.")]
    public required string AccountId { get; init; }
}
