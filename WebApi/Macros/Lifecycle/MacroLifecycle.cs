using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.History;

namespace UserMacro.WebApi.Macros.Lifecycle;

/// <summary>What decides on what pages see of a macro, in the words of the API.</summary>
internal sealed class MacroLifecycle(MacroAccess access, WorkBudgets budgets)
{
    public Task<Result<RevisionHeaderDto>> PublishAsync(ApiCaller caller, string key, int onDraft, string note) =>
        ReleaseAsync(caller, key, (macro, editor) => macro.Publish(onDraft, note, editor));

    public Task<Result<MacroDetailsDto>> RequestApprovalAsync(ApiCaller caller, string key, int onDraft, string note) =>
        ChangeAsync(caller, key, (macro, editor) => macro.RequestApproval(onDraft, note, editor));

    public Task<Result<RevisionHeaderDto>> ApproveAsync(ApiCaller caller, string key, int onDraft, string comment) =>
        ReleaseAsync(caller, key, (macro, editor) => macro.Approve(onDraft, comment, editor));

    public Task<Result<MacroDetailsDto>> RejectAsync(ApiCaller caller, string key, int onDraft, string comment) =>
        ChangeAsync(caller, key, (macro, editor) => macro.Reject(onDraft, comment, editor));

    public Task<Result<MacroDetailsDto>> WithdrawRequestAsync(ApiCaller caller, string key, int onDraft) =>
        ChangeAsync(caller, key, (macro, editor) => macro.WithdrawRequest(onDraft, editor));

    public Task<Result<RevisionHeaderDto>> RestoreAsync(ApiCaller caller, string key, int onDraft, RestoreDto request) =>
        ReleaseAsync(caller, key, (macro, editor) => macro.Restore(request.Revision, onDraft, request.Note, editor));

    public Task<Result<MacroDetailsDto>> UnpublishAsync(ApiCaller caller, string key, int onDraft) =>
        ChangeAsync(caller, key, (macro, editor) => macro.Unpublish(onDraft, editor));

    public Task<Result<MacroDetailsDto>> SetDisabledAsync(ApiCaller caller, string key, bool disabled) =>
        ChangeAsync(caller, key, (macro, editor) => macro.SetDisabled(disabled, editor));

    public Task<Result<MacroDetailsDto>> TryQuarantinedAsync(ApiCaller caller, string key) => ChangeAsync(caller, key, async (macro, editor) =>
    {
        var result = await macro.TryQuarantined(editor);
        if (result.TryGet(out var details, out _))
        {
            budgets.Charge(caller, TimeSpan.FromMilliseconds(details.ThreadMilliseconds));
        }

        return result;
    });

    async Task<Result<RevisionHeaderDto>> ReleaseAsync(ApiCaller caller, string key, Func<IMacroGrain, string, Task<Result<RevisionHeader>>> edit) =>
        await access.DescribeAsync(caller, await access.EditAsync(caller, key, edit));

    async Task<Result<MacroDetailsDto>> ChangeAsync(ApiCaller caller, string key, Func<IMacroGrain, string, Task<Result<MacroDetails>>> edit) =>
        await access.DescribeAsync(caller, await access.EditAsync(caller, key, edit));
}
