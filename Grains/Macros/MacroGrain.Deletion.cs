using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Macros;

/// <summary>A deleted macro can be brought back for a while; then a reminder has its history forgotten.</summary>
internal sealed partial class MacroGrain : IRemindable
{
    const string ForgetReminder = "forget";

    static readonly TimeSpan ForgetLook = TimeSpan.FromDays(1);

    public async Task<Result<bool>> Delete(int? onDraft, string editor)
    {
        if (_macro.Store.Head.Exists)
        {
            // First, so that nothing deleted is kept for ever.
            await this.RegisterOrUpdateReminder(ForgetReminder, ForgetLook, ForgetLook);
        }

        var result = await EditAsync(settings => _macro.Editor.DeleteAsync(onDraft, settings.Rules, editor), _ => Task.FromResult<Result<bool>>(true));
        if (result.Error is null)
        {
            await TryEraseUsageAsync();
        }

        return result;
    }

    public Task<Result<MacroDetails>> Undelete(string editor) =>
        EditAsync(settings => _macro.Editor.UndeleteAsync(settings.Rules, editor, () => GrainFactory.CountMacrosAsync(_tenant)));

    public Task<DeletedMacro?> ReadDeleted() => Task.FromResult(
        _macro.Store.Head is { Deleted: true, DeletedDraft: { } draft, DeletedAt: { } at } head && !MacroEditor.IsForgotten(head, _time.GetUtcNow())
            ? new DeletedMacro(_key.Value, draft, at, at + MacroEditor.DeletedKept, head.LatestNumber)
            : null);

    public async Task DateDeletion()
    {
        if (!_macro.Store.IsDeletionUndated)
        {
            return;
        }

        await this.RegisterOrUpdateReminder(ForgetReminder, ForgetLook, ForgetLook);
        var dated = await _macro.Work.EditAsync(DateAsync);
        CompleteSoon();
        if (dated.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var head = _macro.Store.Head;
        if (head.Deleted && !MacroEditor.IsForgotten(head, _time.GetUtcNow()))
        {
            return;
        }

        if (head.Deleted && (await _macro.Work.EditAsync(ForgetAsync)).Error is not null)
        {
            return;
        }

        CompleteSoon();
        if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    async Task<Result<bool>> DateAsync()
    {
        await _macro.Store.DateDeletionAsync(_time.GetUtcNow());
        return true;
    }

    async Task<Result<bool>> ForgetAsync()
    {
        await _macro.Store.ForgetDeletedAsync();
        return true;
    }
}
