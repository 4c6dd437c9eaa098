using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>Brings a macro in from a bundle. Exceptions are those of <see cref="MacroStore"/>.</summary>
/// <param name="key">The macro's key.</param>
/// <param name="store">Its records.</param>
/// <param name="history">Its history.</param>
/// <param name="check">Checks a definition's template.</param>
/// <param name="time">The clock.</param>
internal sealed class MacroImporter(MacroKey key, MacroStore store, MacroHistory history, CheckTemplate check, TimeProvider time)
{
    /// <summary>Imports under a key that has no macro.</summary>
    public async Task<Result<MacroDetails>> CreateAsync(MacroImport import, TenantSettings settings, string editor, Func<Task<int>> countMacros)
    {
        if (EditErrors.CannotCreate(key, store, settings.Rules, editor) is { } refusal)
        {
            return refusal;
        }

        if (Problems(import) is { IsEmpty: false } problems)
        {
            return EditErrors.Invalid(problems);
        }

        if (await countMacros() is var macros and >= MacroEditor.MaxMacros)
        {
            return EditErrors.TooMany(macros + 1);
        }

        var isPublished = IsPublished(import);
        var isStatic = false;
        if (isPublished)
        {
            if (!(await CheckAsync(import.Revisions[^1])).TryGet(out var checkedMacro, out var fault))
            {
                return fault;
            }

            isStatic = checkedMacro.IsStatic;
        }

        var definition = isPublished && settings.Approval ? import.Revisions[^1].Definition : import.Draft;
        if (await check(definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var revisions = Renumber(isPublished ? [.. import.Revisions[..^1], import.Revisions[^1] with { IsStatic = isStatic }] : import.Revisions);
        var state = isPublished && settings.Approval ? MacroState.Unpublished : import.State;
        await store.ImportAsync(
            new(store.NextDraft, definition, import.EditedBy, import.EditedAt, diagnostics), revisions, state, Imported(editor, revisions.Length));
        return store.Details;
    }

    /// <summary>Imports over an existing macro: its draft is replaced, and what the bundle has published becomes its next revision.
    /// Its own history stays, and it is disabled afterwards if it is disabled here or in the bundle.</summary>
    public async Task<Result<MacroDetails>> ReplaceAsync(MacroImport import, int onDraft, TenantSettings settings, string editor)
    {
        if (EditErrors.Refusal(store, settings.Rules, editor, onDraft) is { } refusal)
        {
            return refusal;
        }

        if (Problems(import) is { IsEmpty: false } problems)
        {
            return EditErrors.Invalid(problems);
        }

        var published = IsPublished(import) ? import.Revisions[^1] : null;
        if (published is not null)
        {
            if (!(await CheckAsync(published)).TryGet(out var checkedMacro, out var fault))
            {
                return fault;
            }

            published = published with { IsStatic = checkedMacro.IsStatic };
        }

        var definition = published is not null && settings.Approval ? published.Definition : import.Draft;
        if (await check(definition) is not { Diagnostics: var diagnostics })
        {
            return EditErrors.Busy;
        }

        var now = time.GetUtcNow();
        var draft = new MacroDraft(store.NextDraft, definition, editor, now, diagnostics);
        // What is disabled, there or here, is switched on by nobody but an administrator who means to.
        var isDisabled = store.Head.Disabled || (import.State == MacroState.Disabled && published is not null && !settings.Approval);
        ImmutableArray<MacroChange> disabling = isDisabled && !store.Head.Disabled ? [new(AuditActions.MacroDisabled, editor, now, "by an import")] : [];
        if (published is null || settings.Approval || Publishes(published))
        {
            var approval = CarryOver(store.Head.Published?.Header.Hash);
            await store.ChangeAsync(
                [Imported(editor, 0), .. disabling, .. approval.Changes], head => head with { Disabled = isDisabled, Approval = approval.Request }, draft);
        }
        else
        {
            var header = new RevisionHeader(store.NextRevision, editor, now, published.Header.Note, DefinitionHash.Compute(published.Definition));
            var (firstKept, shortening) = await history.ShortenAsync(settings.Retention, now);
            var approval = CarryOver(header.Hash);
            await store.PublishAsync(
                published with { Header = header }, [Imported(editor, 1), .. disabling, .. approval.Changes, .. shortening], firstKept, draft,
                head => head with { Disabled = isDisabled, Approval = approval.Request });
        }

        return store.Details;

        ApprovalCarryOver CarryOver(string? hash) => ApprovalCarryOver.After(store, draft, hash, editor, now, "the draft was replaced by an import");
    }

    static bool IsPublished(MacroImport import) => import.State is MacroState.Published or MacroState.Disabled;

    static ImmutableArray<FieldProblem> Problems(MacroImport import)
    {
        if (import.Revisions.Index().Any(entry => entry.Item.Header.Number != import.Revisions[0].Header.Number + entry.Index || entry.Item.Header.Number < 1))
        {
            return [new("revisions", "Must have numbers without gaps.")];
        }

        if (IsPublished(import) && import.Revisions.IsEmpty)
        {
            return [new("revisions", "Must hold what is published.")];
        }

        if (import.Revisions.SelectMany(revision => revision.Parts)
            .Select(PartValidator.Check).FirstOrDefault(problems => !problems.IsEmpty, [])
            is { IsEmpty: false } parts)
        {
            return parts;
        }

        if (import.Revisions.Any(revision => revision.Parts.DistinctBy(part => part.Name, StringComparer.Ordinal).Count() < revision.Parts.Length))
        {
            return [new("revisions", "Must not name a shared part twice in one revision.")];
        }

        var draft = DefinitionValidator.Check(import.Draft);
        return draft.IsEmpty
            ? import.Revisions.Select(revision => DefinitionValidator.Check(revision.Definition)).FirstOrDefault(problems => !problems.IsEmpty, [])
            : draft;
    }

    bool Publishes(MacroRevision revision) =>
        store.Head.Published is { } published
        && string.Equals(published.Header.Hash, DefinitionHash.Compute(revision.Definition), StringComparison.Ordinal)
        && PartAssembly.AreSame(published.Parts, revision.Parts);

    async Task<Result<CheckedMacro>> CheckAsync(MacroRevision revision)
    {
        if (await check(revision.Definition, revision.Parts) is not { } checkedMacro)
        {
            return EditErrors.Busy;
        }

        return EditErrors.HasErrors(checkedMacro.Diagnostics)
            ? new InvalidError("The published template in the archive has errors.", [], checkedMacro.Diagnostics, DraftNumber: null)
            : checkedMacro;
    }

    /// <summary>A key that had revisions before continues with its numbers.</summary>
    ImmutableArray<MacroRevision> Renumber(ImmutableArray<MacroRevision> revisions)
    {
        if (revisions.IsEmpty)
        {
            return revisions;
        }

        var first = revisions[0].Header.Number;
        var shift = store.Head.LatestNumber == 0 ? 0 : store.NextRevision - first;
        return
        [
            .. revisions.Select(revision => revision with
            {
                Header = revision.Header with
                {
                    Number = revision.Header.Number + shift,
                    Hash = DefinitionHash.Compute(revision.Definition),
                    RestoredFrom = revision.Header.RestoredFrom is { } source && source >= first ? source + shift : null,
                },
            }),
        ];
    }

    MacroChange Imported(string editor, int revisions) =>
        new(AuditActions.Imported, editor, time.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"{revisions} revisions"));
}
