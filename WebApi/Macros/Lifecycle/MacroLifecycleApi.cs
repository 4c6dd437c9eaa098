using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Approvals;
using UserMacro.WebApi.Macros.Contracts.History;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Macros.Lifecycle;

/// <summary>From the draft to the page and back: publishing, approval, restoring, disabling.</summary>
internal static class MacroLifecycleApi
{
    public static RouteGroupBuilder MapLifecycle(this RouteGroupBuilder macros)
    {
        macros.MapPost("/{key}/publish", Publish).RequireIfMatch().RequireScope(TokenScopes.Publish)
            .WithName("publishMacro").WithSummary("Publish the draft; the next render shows it")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/restore", Restore).RequireIfMatch().RequireScope(TokenScopes.Publish)
            .WithName("restoreRevision").WithSummary("Publish the content of an earlier revision as a new one")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/unpublish", Unpublish).RequireIfMatch().RequireScope(TokenScopes.Publish)
            .WithName("unpublishMacro").WithSummary("Take the macro off pages; draft and history stay")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/disable", Disable).RequireScope(TokenScopes.Publish)
            .WithName("disableMacro").WithSummary("Make pages show a notice in place of the output")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/enable", Enable).RequireScope(TokenScopes.Publish).WithName("enableMacro").WithSummary("Make pages show the output again")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        macros.MapPost("/{key}/quarantine/try", TryQuarantined).RequireScope(TokenScopes.Publish).LimitWork().WithIdempotency(IdempotencyRule.LeaveBodyOut)
            .WithName("tryQuarantinedMacro").WithSummary("Try a quarantined macro in a process of its own now; it is released when it passes")
            .Answers(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        macros.MapPost("/{key}/approval", RequestApproval).RequireIfMatch()
            .WithName("requestApproval").WithSummary("Ask another administrator to approve the draft")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapDelete("/{key}/approval", Withdraw).RequireIfMatch().WithName("withdrawApproval").WithSummary("Take the request for approval back")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/approval/approve", Approve).RequireIfMatch().RequireScope(TokenScopes.Publish)
            .WithName("approveDraft").WithSummary("Approve the draft of somebody else, which publishes it")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        macros.MapPost("/{key}/approval/reject", Reject).RequireIfMatch()
            .WithName("rejectDraft").WithSummary("Send the draft of somebody else back with a comment")
            .AnswersToEdits().Answers(StatusCodes.Status409Conflict);
        return macros;
    }

    static async Task<Results<Ok<RevisionHeaderDto>, ProblemResult>> Publish(
        string key, IfMatch ifMatch, PublishDto? request, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.PublishAsync(caller, key, ifMatch.Draft!.Value, request?.Note ?? "")).ToAnswer(TypedResults.Ok);

    static async Task<Results<Ok<RevisionHeaderDto>, ProblemResult>> Restore(
        string key, IfMatch ifMatch, RestoreDto request, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.RestoreAsync(caller, key, ifMatch.Draft!.Value, request)).ToAnswer(TypedResults.Ok);

    static async Task<Results<DraftResult, ProblemResult>> Unpublish(string key, IfMatch ifMatch, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.UnpublishAsync(caller, key, ifMatch.Draft!.Value)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> Disable(string key, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.SetDisabledAsync(caller, key, disabled: true)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> Enable(string key, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.SetDisabledAsync(caller, key, disabled: false)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> TryQuarantined(string key, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.TryQuarantinedAsync(caller, key)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> RequestApproval(
        string key, IfMatch ifMatch, PublishDto? request, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.RequestApprovalAsync(caller, key, ifMatch.Draft!.Value, request?.Note ?? "")).ToAnswer(details => new DraftResult(details));

    static async Task<Results<DraftResult, ProblemResult>> Withdraw(string key, IfMatch ifMatch, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.WithdrawRequestAsync(caller, key, ifMatch.Draft!.Value)).ToAnswer(details => new DraftResult(details));

    static async Task<Results<Ok<RevisionHeaderDto>, ProblemResult>> Approve(
        string key, IfMatch ifMatch, DecisionDto? request, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.ApproveAsync(caller, key, ifMatch.Draft!.Value, request?.Comment ?? "")).ToAnswer(TypedResults.Ok);

    static async Task<Results<DraftResult, ProblemResult>> Reject(string key, IfMatch ifMatch, DecisionDto? request, ApiCaller caller, MacroLifecycle macros) =>
        (await macros.RejectAsync(caller, key, ifMatch.Draft!.Value, request?.Comment ?? "")).ToAnswer(details => new DraftResult(details));
}
