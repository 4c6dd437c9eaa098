using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros;

/// <summary>The save protocol: a change commits with one etag-guarded write of the head, which carries what it owes to other
/// records; that is copied out before the next write of the head, and again by an activation that finds it.</summary>
/// <remarks>An exception out of any method leaves the outcome unknown: the store must not be used again, and a new one reads what is true.</remarks>
internal sealed class MacroStore(MacroKey key, IRecord<MacroHead> head, IRecord<StoredDraft> draft, IMacroCopies copies)
{
    MacroHead? _copiedOut;

    public MacroHead Head => head.Value;

    /// <summary>The draft of the present life; null when the macro does not exist.</summary>
    public MacroDraft? Draft =>
        !Head.Exists ? null : draft.Value.Life == Head.Life ? draft.Value.Draft : Head.Pending?.FirstDraft;

    public bool HasUnpublishedChanges =>
        Head.Published is not { } published || Draft is not { } current
        || !string.Equals(DefinitionHash.Of(current.Definition), published.Header.Hash, StringComparison.Ordinal);

    /// <summary>Brings the macro to life with its first draft.</summary>
    public async Task CreateAsync(Func<int, MacroDraft> firstDraft)
    {
        await CopyOutAsync();
        var first = firstDraft(draft.Value.Number + 1);
        var next = Head with { Life = Head.Life + 1, Deleted = false, Version = Head.Version + 1, Published = null };
        await CommitAsync(next with { Pending = new() { FirstDraft = first, Listing = Summarize(next, first, hasChanges: true) } });
    }

    /// <summary>Stores a draft under the next number; does not touch the head.</summary>
    public Task SaveDraftAsync(MacroDraft next) =>
        draft.WriteAsync(new() { Life = Head.Life, Number = next.Number, Draft = next });

    /// <summary>Makes the draft the next revision.</summary>
    public async Task PublishAsync(MacroDraft current, Func<int, MacroRevision> revision)
    {
        await CopyOutAsync();
        var published = revision(Head.LatestNumber + 1);
        var next = Head with { Version = Head.Version + 1, LatestNumber = published.Header.Number, Published = published };
        var listing = Summarize(next, current, hasChanges: false);
        await CommitAsync(next with { Pending = new() { Revision = true, Listing = listing, Modules = true } });
    }

    /// <summary>Leaves the tombstone.</summary>
    public async Task DeleteAsync()
    {
        await CopyOutAsync();
        await CommitAsync(Head with { Deleted = true, Version = Head.Version + 1, Published = null, Pending = new() { Modules = true } });
    }

    /// <summary>Pays what the head owes, without marking it paid. What this store has paid once it does not pay again.</summary>
    public async Task CopyOutAsync()
    {
        if (Head.Pending is not { } pending || ReferenceEquals(Head, _copiedOut))
            return;
        await CopyDraftAsync(pending);
        if (pending.Revision && Head.Published is { } published)
            await copies.KeepAsync(published);
        if (pending.Listing is { } listing)
            await copies.ListAsync(listing);
        else
            await copies.UnlistAsync(VersionOf(Head));
        if (pending.Modules)
            await copies.RequestModulesAsync();
        _copiedOut = Head;
    }

    /// <summary>Pays what the head owes and marks it paid, so that later activations have nothing to do.</summary>
    public async Task SettleAsync()
    {
        if (Head.Pending is null)
            return;
        await CopyOutAsync();
        await head.WriteAsync(Head with { Pending = null });
    }

    /// <summary>Renews the catalogue's entry after a draft was saved.</summary>
    public Task ListAsync() =>
        Draft is { } current ? copies.ListAsync(Summarize(Head, current, HasUnpublishedChanges)) : Task.CompletedTask;

    Task CommitAsync(MacroHead next) => head.WriteAsync(next);

    async Task CopyDraftAsync(PendingCopies pending)
    {
        var stored = draft.Value;
        if (pending.FirstDraft is { } first && stored.Life < Head.Life)
            await draft.WriteAsync(new() { Life = Head.Life, Number = first.Number, Draft = first });
        else if (Head.Deleted && (stored.Life < Head.Life || stored.Draft is not null))
            await draft.WriteAsync(stored with { Life = Head.Life, Draft = null });
    }

    long VersionOf(MacroHead at) => at.Version + draft.Value.Number;

    MacroSummary Summarize(MacroHead at, MacroDraft current, bool hasChanges) => new(
        key.Value,
        at.Version + current.Number,
        at.Published is null ? MacroState.Draft : MacroState.Published,
        current.Definition.Name,
        current.Definition.Description,
        at.Published?.Header.Number ?? 0,
        hasChanges,
        current.EditedBy,
        current.EditedAt,
        at.Published is { } published ? published.Definition with { Template = "", Styles = "" } : null);
}
