using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>What an editor may do with a macro and its draft, and the answers when it may not. Exceptions are those of <see cref="MacroStore"/>.</summary>
/// <param name="key">The macro's key.</param>
/// <param name="store">Its records.</param>
/// <param name="check">Checks a definition's template.</param>
/// <param name="time">The clock.</param>
internal sealed class MacroEditor(MacroKey key, MacroStore store, CheckTemplate check, TimeProvider time)
{
    public const int MaxMacros = Limits.Macros;

    /// <summary>How long a deleted macro can be brought back.</summary>
    public static readonly TimeSpan DeletedKept = TimeSpan.FromDays(30);

    public async Task<Result<MacroDetails>> CreateAsync(MacroDefinition definition, MacroRules site, string editor, Func<Task<int>> countMacros)
    {
        if (EditErrors.CannotCreate(key, store, site, editor) is { } refusal)
        {
            return refusal;
        }

        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
        {
            return EditErrors.Invalid(problems);
        }

        if (await countMacros() is var macros and >= MaxMacros)
        {
            return EditErrors.TooMany(macros + 1);
        }

        if (await check(definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var now = time.GetUtcNow();
        await store.CreateAsync(new(store.NextDraft, definition, editor, now, diagnostics), new(AuditActions.MacroCreated, editor, now));
        return store.Details;
    }

    public async Task<Result<MacroDetails>> SaveDraftAsync(MacroDefinition definition, int onDraft, MacroRules site, string editor)
    {
        if (EditErrors.Refusal(store, site, editor, onDraft) is { } refusal)
        {
            return refusal;
        }

        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
        {
            return EditErrors.Invalid(problems);
        }

        if (await check(definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var next = new MacroDraft(store.NextDraft, definition, editor, time.GetUtcNow(), diagnostics);
        await SaveAsync(next, former: store.Draft!);
        return EditErrors.HasErrors(diagnostics) ? EditErrors.Invalid(next) : store.Details;
    }

    public async Task<Result<MacroDetails>> DiscardDraftAsync(int onDraft, MacroRules site, string editor)
    {
        if (EditErrors.Refusal(store, site, editor, onDraft) is { } refusal)
        {
            return refusal;
        }

        if (store.Head.Published is not { } published)
        {
            return new ConflictError("The macro is not published, so there is nothing to go back to. Delete it if you do not need it.");
        }

        if (!store.HasUnpublishedChanges)
        {
            return store.Details;
        }

        if (await check(published.Definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var now = time.GetUtcNow();
        var next = new MacroDraft(store.NextDraft, published.Definition, editor, now, diagnostics);
        var approval = ApprovalCarryOver.After(store, next, published: null, editor, now, "the draft was discarded");
        await store.ChangeAsync(
            [new(AuditActions.DraftDiscarded, editor, now, NameOf(store.Draft!)), .. approval.Changes],
            head => head with { Approval = approval.Request },
            next);
        return store.Details;
    }

    public async Task<Result<bool>> DeleteAsync(int? onDraft, MacroRules site, string editor)
    {
        if (EditErrors.Refusal(store, site, editor, onDraft) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        await store.DeleteAsync([new(AuditActions.MacroDeleted, editor, now), .. ApprovalCarryOver.AfterDeletion(store, editor, now).Changes], now);
        return true;
    }

    /// <summary>Brings a deleted macro back as a draft, with its history.</summary>
    public async Task<Result<MacroDetails>> UndeleteAsync(MacroRules site, string editor, Func<Task<int>> countMacros)
    {
        if (EditErrors.CannotCreate(key, store, site, editor) is { } refusal)
        {
            return refusal;
        }

        if (store.Head.DeletedDraft is not { Definition: var definition } || IsForgotten(store.Head, time.GetUtcNow()))
        {
            return new NotFoundError("No deleted macro with this key can be brought back.");
        }

        if (await countMacros() is var macros and >= MaxMacros)
        {
            return EditErrors.TooMany(macros + 1);
        }

        if (await check(definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var now = time.GetUtcNow();
        await store.ImportAsync(
            new(store.NextDraft, definition, editor, now, diagnostics), [], MacroState.Draft, new(AuditActions.MacroUndeleted, editor, now));
        return store.Details;
    }

    /// <summary>Whether the time has passed for which a deleted macro is kept.</summary>
    public static bool IsForgotten(MacroHead head, DateTimeOffset now) => head.DeletedAt + DeletedKept <= now;

    public Result<MacroDetails> Read() => store.Draft is null ? NotFoundError.NoMacro : store.Details;

    /// <summary>
    /// Autosaves touch the draft's record only. Saving over the unpublished work of somebody else, or over a draft that waits for approval,
    /// is a change that must be explained, so it goes through the head.
    /// </summary>
    Task SaveAsync(MacroDraft next, MacroDraft former)
    {
        var isTakenOver = store.HasUnpublishedChanges && !string.Equals(former.EditedBy, next.EditedBy, StringComparison.Ordinal);
        if (!isTakenOver && store.Head.ApprovalOf(former) is not { IsOpen: true })
        {
            return store.SaveDraftAsync(next);
        }

        var approval = ApprovalCarryOver.After(store, next, store.Head.Published?.Header.Hash, next.EditedBy, next.EditedAt, "the draft was changed");
        ImmutableArray<MacroChange> taken = isTakenOver ? [new(AuditActions.DraftTakenOver, next.EditedBy, next.EditedAt, NameOf(former))] : [];
        return store.ChangeAsync([.. taken, .. approval.Changes], head => head with { Approval = approval.Request }, next);
    }

    static string NameOf(MacroDraft draft) => string.Create(CultureInfo.InvariantCulture, $"draft {draft.Number}");
}
