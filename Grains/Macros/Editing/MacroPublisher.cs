using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>What decides on what pages see of a macro, and the answers when that may not be. Exceptions are those of <see cref="MacroStore"/>.</summary>
/// <param name="store">The macro's records.</param>
/// <param name="history">Its history.</param>
/// <param name="check">Checks a definition's template.</param>
/// <param name="time">The clock.</param>
internal sealed class MacroPublisher(MacroStore store, MacroHistory history, CheckTemplate check, TimeProvider time)
{

    static readonly ApprovalNeededError ApprovalNeeded =
        new("This site requires approval by another administrator before publishing. Request approval of the draft.");

    public async Task<Result<RevisionHeader>> PublishAsync(int onDraft, string note, TenantSettings settings, string editor)
    {
        if (!(await CheckAsync(onDraft, note, "note", settings, editor)).TryGet(out var checkedMacro, out var fault))
        {
            return fault;
        }

        if (settings.Approval)
        {
            return ApprovalNeeded;
        }

        var (definition, now) = (store.Draft!.Definition, time.GetUtcNow());
        var revision = new MacroRevision(HeaderOf(definition, editor, now, note), definition) { Parts = checkedMacro.Parts, IsStatic = checkedMacro.IsStatic };
        return await PublishAsync(revision, settings, [Published(editor, now)]);
    }

    public async Task<Result<RevisionHeader>> RepublishAsync(string note, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft: null) ?? Unpublished() ?? (GrainError?)TooLong(note, "note")) is { } fault)
        {
            return fault;
        }

        var published = store.Head.Published!;
        if (await check(published.Definition) is not { } checkedMacro)
        {
            return EditErrors.Busy;
        }

        if (PartAssembly.AreSame(published.Parts, checkedMacro.Parts))
        {
            return published.Header;
        }

        if (EditErrors.HasErrors(checkedMacro.Diagnostics))
        {
            return new InvalidError(
                "With its shared parts as they are now, the published template has errors; nothing was changed.",
                [],
                checkedMacro.Diagnostics,
                DraftNumber: null);
        }

        if (settings.Approval)
        {
            return ApprovalNeeded;
        }

        var now = time.GetUtcNow();
        var revision = published with
        {
            Header = HeaderOf(published.Definition, editor, now, note),
            Parts = checkedMacro.Parts,
            IsStatic = checkedMacro.IsStatic,
        };
        return await PublishAsync(revision, settings, [Published(editor, now)]);
    }

    public async Task<Result<MacroDetails>> RequestApprovalAsync(int onDraft, string note, TenantSettings settings, string editor)
    {
        if (!(await CheckAsync(onDraft, note, "note", settings, editor)).TryGet(out _, out var fault))
        {
            return fault;
        }

        if (!settings.Approval)
        {
            return new ConflictError("This site does not require approval. Publish the draft.");
        }

        if (store.Head.ApprovalOf(store.Draft!) is { IsOpen: true })
        {
            return new ConflictError("This draft is already waiting for approval.");
        }

        var now = time.GetUtcNow();
        var request = new ApprovalRequest(onDraft, editor, now, note, Rejection: null);
        await store.ChangeAsync([new(AuditActions.ApprovalRequested, editor, now, NameOf(onDraft))], head => head with { Approval = request });
        return store.Details;
    }

    public async Task<Result<RevisionHeader>> ApproveAsync(int onDraft, string comment, TenantSettings settings, string editor)
    {
        if (!(await CheckAsync(onDraft, comment, "comment", settings, editor)).TryGet(out var checkedMacro, out var fault))
        {
            return fault;
        }

        if (Undecidable(editor) is { } refusal)
        {
            return refusal;
        }

        var (draft, request, now) = (store.Draft!, store.Head.Approval!, time.GetUtcNow());
        var header = HeaderOf(draft.Definition, request.RequestedBy, now, request.Note) with { Approval = new(editor, now, comment) };
        return await PublishAsync(
            new(header, draft.Definition) { Parts = checkedMacro.Parts, IsStatic = checkedMacro.IsStatic }, settings,
            [new(AuditActions.ApprovalGiven, editor, now, NameOf(onDraft)), Published(request.RequestedBy, now)], isApproved: true);
    }

    public async Task<Result<MacroDetails>> RejectAsync(int onDraft, string comment, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft) ?? TooLong(comment, "comment") ?? Undecidable(editor)) is { } fault)
        {
            return fault;
        }

        if (string.IsNullOrWhiteSpace(comment))
        {
            return EditErrors.Invalid([new("comment", "Say why, so that the author knows what to change.")]);
        }

        var now = time.GetUtcNow();
        var request = store.Head.Approval! with { Rejection = new(editor, now, comment) };
        await store.ChangeAsync([new(AuditActions.ApprovalRejected, editor, now, NameOf(onDraft))], head => head with { Approval = request });
        return store.Details;
    }

    public async Task<Result<MacroDetails>> WithdrawRequestAsync(int onDraft, TenantSettings settings, string editor)
    {
        if (EditErrors.Refusal(store, settings.Rules, editor, onDraft) is { } refusal)
        {
            return refusal;
        }

        if (store.Head.ApprovalOf(store.Draft!) is null)
        {
            return new ConflictError("Nobody has requested approval of this draft.");
        }

        await store.ChangeAsync([new(AuditActions.ApprovalWithdrawn, editor, time.GetUtcNow(), NameOf(onDraft))], head => head with { Approval = null });
        return store.Details;
    }

    public async Task<Result<RevisionHeader>> RestoreAsync(int number, int onDraft, string note, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft) ?? TooLong(note, "note")) is { } fault)
        {
            return fault;
        }

        if (await history.FindAsync(number) is not { Definition: var definition } revision)
        {
            return EditErrors.NoRevision;
        }

        var now = time.GetUtcNow();
        var header = HeaderOf(definition, editor, now, note) with { RestoredFrom = number };
        if (store.Head.Published is { } published && string.Equals(published.Header.Hash, header.Hash, StringComparison.Ordinal)
            && PartAssembly.AreSame(published.Parts, revision.Parts))
        {
            return new ConflictError("The content of this revision is already published.");
        }

        if (settings.Approval)
        {
            return new ApprovalNeededError(
                "This site requires approval by another administrator before anything is published: "
                + "save the content of that revision as draft and request approval.");
        }

        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
        {
            return EditErrors.Invalid(problems);
        }

        if (await check(definition, revision.Parts) is not { Diagnostics: var diagnostics } restored)
        {
            return EditErrors.Busy;
        }

        if (EditErrors.HasErrors(diagnostics))
        {
            return new InvalidError("The template of that revision has errors under today's rules; nothing was changed.", [], diagnostics, DraftNumber: null);
        }

        // A new number in either case: who still edits on the previous one must see what pages show now.
        var draft = store.HasUnpublishedChanges
            ? store.Draft! with { Number = store.NextDraft }
            : new(store.NextDraft, definition, editor, now, diagnostics);
        var change = new MacroChange(
            AuditActions.MacroRestored, editor, now, string.Create(CultureInfo.InvariantCulture, $"revision {number} as {header.Number}"));
        return await PublishAsync(revision with { Header = header, IsStatic = restored.IsStatic }, settings, [change], draft);
    }

    public async Task<Result<MacroDetails>> UnpublishAsync(int onDraft, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft) ?? Unpublished()) is { } refusal)
        {
            return refusal;
        }

        await store.ChangeAsync(
            [new(AuditActions.MacroUnpublished, editor, time.GetUtcNow(), NameOfPublished())],
            head => head with { Published = null, Unpublished = true, Disabled = false });
        return store.Details;
    }

    public async Task<Result<MacroDetails>> SetDisabledAsync(bool disabled, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft: null) ?? Unpublished()) is { } refusal)
        {
            return refusal;
        }

        if (store.Head.Disabled == disabled)
        {
            return store.Details;
        }

        var action = disabled ? AuditActions.MacroDisabled : AuditActions.MacroEnabled;
        await store.ChangeAsync([new(action, editor, time.GetUtcNow(), NameOfPublished())], head => head with { Disabled = disabled });
        return store.Details;
    }

    /// <summary>What the draft would be published with, or why it cannot become a revision.</summary>
    async Task<Result<CheckedMacro>> CheckAsync(int onDraft, string text, string field, TenantSettings settings, string editor)
    {
        if ((EditErrors.Refusal(store, settings.Rules, editor, onDraft) ?? TooLong(text, field)) is { } fault)
        {
            return fault;
        }

        var draft = store.Draft!;
        if (!store.HasUnpublishedChanges)
        {
            return EditErrors.Published(store.Head.Published!.Header);
        }

        if (await check(draft.Definition) is not { } checkedMacro)
        {
            return EditErrors.Busy;
        }

        return EditErrors.HasErrors(checkedMacro.Diagnostics)
            ? new InvalidError("The template of the draft has errors; nothing was changed.", [], checkedMacro.Diagnostics, DraftNumber: null)
            : checkedMacro;
    }

    /// <summary>Why this editor cannot decide on the draft; null when it can.</summary>
    GrainError? Undecidable(string editor)
    {
        if (store.Head.ApprovalOf(store.Draft!) is not { IsOpen: true } request)
        {
            return new ConflictError("This draft is not waiting for approval.");
        }

        return string.Equals(request.RequestedBy, editor, StringComparison.Ordinal) || string.Equals(store.Draft!.EditedBy, editor, StringComparison.Ordinal)
            ? new ForbiddenError(ForbiddenError.OwnDraft)
            : null;
    }

    ConflictError? Unpublished() => store.Head.Published is null ? EditErrors.NotPublished : null;

    async Task<Result<RevisionHeader>> PublishAsync(
        MacroRevision revision, TenantSettings settings, ImmutableArray<MacroChange> changes, MacroDraft? newDraft = null, bool isApproved = false)
    {
        var header = revision.Header;
        var approval = isApproved
            ? ApprovalCarryOver.None
            : ApprovalCarryOver.After(
                store, newDraft ?? store.Draft!, header.Hash, header.Author, header.PublishedAt, "the draft followed a restored revision");
        var (firstKept, shortening) = await history.ShortenAsync(settings.Retention, revision.Header.PublishedAt);
        await store.PublishAsync(
            revision, [.. changes, .. approval.Changes, .. shortening], firstKept, newDraft, head => head with { Approval = approval.Request });
        return header;
    }

    RevisionHeader HeaderOf(MacroDefinition definition, string author, DateTimeOffset now, string note) =>
        new(store.NextRevision, author, now, note, DefinitionHash.Compute(definition));

    MacroChange Published(string author, DateTimeOffset now) =>
        new(AuditActions.MacroPublished, author, now, string.Create(CultureInfo.InvariantCulture, $"revision {store.NextRevision}"));

    string NameOfPublished() => string.Create(CultureInfo.InvariantCulture, $"revision {store.Head.Published!.Header.Number}");

    static string NameOf(int draft) => string.Create(CultureInfo.InvariantCulture, $"draft {draft}");

    static InvalidError? TooLong(string text, string field)
    {
        var problems = new FieldProblems();
        return problems.CheckText(text, field, Limits.Note) ? null : EditErrors.Invalid(problems.All);
    }
}
