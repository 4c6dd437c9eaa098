using System.Collections.Immutable;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Quarantine;

namespace UserMacro.Grains.Macros;

/// <summary>The save protocol: a change commits with one etag-guarded write of the head, which carries the outbox for other
/// records; that is dispatched before the next write of the head, and again by an activation that finds it.</summary>
/// <remarks>An exception out of any method leaves the outcome unknown: the store must not be used again, and a new one reads what is true.</remarks>
internal sealed class MacroStore(MacroKey key, IRecord<MacroHead> head, ILazyRecord<StoredDraft> draft, ILogPages pages, IMacroProjections projections)
{
    const int KeptAtOnce = 16;
    const int ForgottenAtOnce = 200;

    MacroHead? _dispatched;
    bool _isAnnounced;
    CompletedRequest? _request;

    public MacroHead Head => head.Value;

    /// <summary>The draft of the present life; null when the macro does not exist.</summary>
    public MacroDraft? Draft => Head.Exists ? PendingDraft ?? draft.Value.Draft : null;

    /// <summary>Rises with every change that is stored, and is the version of the entry in the catalogue. The draft must have been read.</summary>
    public long Number => VersionOf(Head, draft.Value.Number);

    /// <summary>Whether a change was announced that is not known to be complete.</summary>
    public bool IsAnnounced => _isAnnounced;

    /// <summary>The number of the next draft; numbers continue over all lives.</summary>
    public int NextDraft => Math.Max(draft.Value.Number, Draft?.Number ?? 0) + 1;

    /// <summary>The number of the next revision.</summary>
    public int NextRevision => Head.LatestNumber + 1;

    public bool HasUnpublishedChanges => Draft is not { } current || Differs(Head, current);

    /// <summary>The macro as its editor sees it; it must exist.</summary>
    public MacroDetails Details => new(key.Value, Head.State, Draft!, Head.Published?.Header, HasUnpublishedChanges) { Approval = Head.ApprovalOf(Draft!) };

    // A draft saved under a previous head, even with a higher number, is not the one in the present head's outbox.
    MacroDraft? PendingDraft => Head.Outbox?.Draft is { } pending && (draft.Value.Life < Head.Life || draft.Value.HeadVersion < Head.Version)
        ? pending with { Number = Math.Max(pending.Number, draft.Value.Number + 1) }
        : null;

    /// <summary>Reads the draft unless that has been done. To be called before anything but <see cref="Head"/> is used.</summary>
    public Task LoadDraftAsync() => draft.LoadAsync();

    /// <summary>Brings the macro to life with its first draft.</summary>
    public async Task CreateAsync(MacroDraft first, MacroChange change)
    {
        await DispatchAsync();
        var next = Head with
        {
            Life = Head.Life + 1,
            Deleted = false,
            DeletedAt = null,
            DeletedDraft = null,
            Published = null,
            Disabled = false,
            Unpublished = false,
            Approval = null,
            Quarantine = null,
        };
        await CommitAsync(next, [change], new(), first);
    }

    /// <summary>Stores a draft under the next number; does not touch the head.</summary>
    public async Task SaveDraftAsync(MacroDraft next)
    {
        await projections.KeepAccountsAsync();
        await AnnounceAsync();
        await draft.WriteAsync(Stored(next));
    }

    /// <summary>What is stored about a request that was already carried out; null when it was not, or too long ago to be kept.</summary>
    public CompletedRequest? FindRequest(string key, DateTimeOffset now) => Head.Requests.Find(key, now);

    /// <summary>Stores with the next change that it was made for this request.</summary>
    public void BeginRequest(CompletedRequest request) => _request = request;

    /// <summary>The changes that follow are made for no request.</summary>
    public void EndRequest() => _request = null;

    /// <summary>Publishes a revision under <see cref="NextRevision"/>.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="changes">What the audit log says of it.</param>
    /// <param name="firstKept">The oldest revision that stays in the history.</param>
    /// <param name="newDraft">The new draft, under <see cref="NextDraft"/>; null keeps the current one.</param>
    /// <param name="edit">Changes the head further; without it, a request for approval ends, and a disabled macro stays disabled.</param>
    public async Task PublishAsync(
        MacroRevision revision, ImmutableArray<MacroChange> changes, int firstKept, MacroDraft? newDraft = null, Func<MacroHead, MacroHead>? edit = null)
    {
        await DispatchAsync();
        var log = await ExtendLogAsync([revision.Header]);
        var next = Head with
        {
            LatestNumber = revision.Header.Number,
            Published = revision,
            Unpublished = false,
            Approval = null,
            Log = log.KeepFrom(firstKept),
        };
        next = edit?.Invoke(next) ?? next;
        await CommitAsync(next, changes, new() { Revision = true, Modules = true, ForgetFrom = firstKept > log.First ? log.First : null }, newDraft);
    }

    /// <summary>
    /// Brings the macro to life with a draft and a whole history, whose numbers follow <see cref="MacroHead.LatestNumber"/>, or are alone
    /// when the key never had any.
    /// </summary>
    /// <param name="first">The draft.</param>
    /// <param name="revisions">The history, oldest first.</param>
    /// <param name="state">The state of the macro; published and disabled mean the newest revision.</param>
    /// <param name="change">What the audit log says of it.</param>
    public async Task ImportAsync(MacroDraft first, ImmutableArray<MacroRevision> revisions, MacroState state, MacroChange change)
    {
        await DispatchAsync();
        var log = Head.Log;
        if (!revisions.IsEmpty)
        {
            await projections.KeepAccountsAsync();
            await AnnounceAsync();
            // From here on whoever finds this import unfinished forgets what it kept, so that the numbers are free again.
            await head.WriteAsync(Head with { Version = Head.Version + 1, Outbox = new() { ImportUntil = revisions[^1].Header.Number } });
            foreach (var some in revisions.Chunk(KeptAtOnce))
            {
                await Task.WhenAll(some.Select(projections.KeepAsync));
            }

            log = await ExtendLogAsync([.. revisions.Select(revision => revision.Header)]);
        }

        var next = Head with
        {
            Life = Head.Life + 1,
            Deleted = false,
            DeletedAt = null,
            DeletedDraft = null,
            LatestNumber = revisions.IsEmpty ? Head.LatestNumber : revisions[^1].Header.Number,
            Log = log,
            Published = state is MacroState.Published or MacroState.Disabled ? revisions[^1] : null,
            Disabled = state == MacroState.Disabled,
            Unpublished = state == MacroState.Unpublished,
            Approval = null,
        };
        await CommitAsync(next, [change], new() { Modules = next.Published is not null }, first);
    }

    /// <summary>Any other change of the head.</summary>
    /// <param name="changes">What the audit log says of it.</param>
    /// <param name="edit">Changes the head.</param>
    /// <param name="newDraft">The new draft, under <see cref="NextDraft"/>; null keeps the current one.</param>
    public async Task ChangeAsync(ImmutableArray<MacroChange> changes, Func<MacroHead, MacroHead> edit, MacroDraft? newDraft = null)
    {
        await DispatchAsync();
        var next = edit(Head);
        await CommitAsync(next, changes, new() { Modules = (next.Published is null) != (Head.Published is null) }, newDraft);
    }

    /// <summary>Stores the macro's quarantine.</summary>
    public async Task QuarantineAsync(QuarantineRecord record, ImmutableArray<MacroChange> changes)
    {
        await DispatchAsync();
        await CommitAsync(Head with { Quarantine = record }, changes, new(), newDraft: null);
    }

    /// <summary>Leaves the tombstone, from which the macro can be brought back until <see cref="ForgetDeletedAsync"/>.</summary>
    public async Task DeleteAsync(ImmutableArray<MacroChange> changes, DateTimeOffset now)
    {
        await DispatchAsync();
        var next = Head with { Deleted = true, DeletedAt = now, DeletedDraft = Draft, Published = null, Approval = null, Quarantine = null };
        await CommitAsync(next, changes, new() { Modules = true }, newDraft: null);
    }

    /// <summary>Whether an earlier build deleted the macro, noted no time, and left its history.</summary>
    public bool IsDeletionUndated => Head is { Deleted: true, DeletedAt: null } && Head.Log.First < NextRevision;

    /// <summary>Notes when a macro counts as deleted.</summary>
    public async Task DateDeletionAsync(DateTimeOffset now)
    {
        await DispatchAsync();
        await CommitAsync(Head with { DeletedAt = now }, [], new(), newDraft: null);
    }

    /// <summary>Leaves no more of a deleted macro than its key and its last number.</summary>
    public async Task ForgetDeletedAsync()
    {
        await DispatchAsync();
        var next = Head with { DeletedDraft = null, Log = Head.Log.KeepFrom(NextRevision), Requests = new() };
        await CommitAsync(next, [], new() { ForgetFrom = Head.Log.First }, newDraft: null);
    }

    /// <summary>Dispatches the head's outbox, without marking it dispatched. What this store has dispatched once it does not dispatch again.</summary>
    public async Task DispatchAsync()
    {
        if (Head.Outbox is not { } outbox || ReferenceEquals(Head, _dispatched))
        {
            return;
        }

        await DispatchDraftAsync();
        if (outbox.Revision && Head.Published is { } published)
        {
            await projections.KeepAsync(published);
        }

        if (outbox.ForgetFrom is { } from)
        {
            await ForgetAsync(from, Head.Log.First);
        }

        if (outbox.ImportUntil is { } until)
        {
            await projections.ForgetAsync(NextRevision, until + 1);
        }

        if (outbox.Listing is { } listing)
        {
            await projections.ListAsync(listing);
        }
        else
        {
            await projections.UnlistAsync(VersionOf(Head, draft.Value.Number));
        }

        await projections.AuditAsync(outbox.Audit);
        if (outbox.Modules)
        {
            await projections.RequestModulesAsync();
        }

        _dispatched = Head;
    }

    /// <summary>Dispatches the head's outbox and marks it dispatched, so that later activations have nothing to do.</summary>
    public async Task CompleteAsync()
    {
        if (Head.Outbox is null)
        {
            return;
        }

        await DispatchAsync();
        await head.WriteAsync(Head with { Outbox = null });
    }

    /// <summary>Tells the outbox of the system that all is dispatched that was announced. When that fails it finds it out by itself.</summary>
    public async Task AcknowledgeAsync()
    {
        if (!_isAnnounced)
        {
            return;
        }

        // Before the call, whose answer may be lost: the next change must be announced again.
        _isAnnounced = false;
        await projections.CompleteAsync(Number);
    }

    /// <summary>Renews the catalogue's entry after a draft was saved.</summary>
    public Task ListAsync() => Draft is { } current ? projections.ListAsync(Summarize(Head, current)) : Task.CompletedTask;

    /// <summary>
    /// The log with headers that follow. What must leave the head for them is in its pages by then, where nobody looks before the head says
    /// so.
    /// </summary>
    async Task<VersionLog> ExtendLogAsync(ImmutableArray<RevisionHeader> headers)
    {
        var former = Head.LatestNumber == 0 ? Head.Log with { First = headers[0].Number } : Head.Log;
        var (log, added) = former.Add(headers);
        foreach (var (page, some) in added)
        {
            await pages.AddAsync(page, some);
        }

        return log;
    }

    async Task CommitAsync(MacroHead next, ImmutableArray<MacroChange> changes, MacroOutbox outbox, MacroDraft? newDraft)
    {
        await projections.KeepAccountsAsync();
        await AnnounceAsync();
        next = next with { Version = Head.Version + 1 };
        if (_request is { } request)
        {
            next = next with { Requests = next.Requests.Add(request with { Number = outbox.Revision ? next.LatestNumber : (newDraft ?? Draft!).Number }) };
        }

        await head.WriteAsync(next with
        {
            Outbox = outbox with
            {
                Draft = newDraft,
                Listing = next.Exists ? Summarize(next, newDraft ?? Draft!) : null,
                Audit = [.. changes.Select((change, index) => change.EntryOf(key, next.Version, index))],
            },
        });
        // Only the draft's own record tells whether another activation gave its number to somebody else: not to be acknowledged before.
        if (newDraft is not null)
        {
            await DispatchDraftAsync();
        }
    }

    /// <summary>Announces a change. One that was announced and is not complete has the whole macro looked after, and the next change with it.</summary>
    async Task AnnounceAsync()
    {
        if (_isAnnounced)
        {
            return;
        }

        await projections.AnnounceAsync(Number + 1);
        _isAnnounced = true;
    }

    async Task DispatchDraftAsync()
    {
        var stored = draft.Value;
        if (PendingDraft is { } pending)
        {
            await draft.WriteAsync(Stored(pending));
        }
        else if (Head.Deleted && (stored.Life < Head.Life || stored.Draft is not null))
        {
            await draft.WriteAsync(stored with { Life = Head.Life, Draft = null, HeadVersion = Head.Version });
        }
    }

    async Task ForgetAsync(int from, int until)
    {
        for (var first = from; first < until; first += ForgottenAtOnce)
        {
            await projections.ForgetAsync(first, Math.Min(first + ForgottenAtOnce, until));
        }

        if (Head.Deleted)
        {
            // Nothing of the history stays, so the last page goes as well.
            await pages.ClearAsync(VersionLog.PageOf(until));
        }

        for (var page = VersionLog.PageOf(from); page < VersionLog.PageOf(until); page++)
        {
            await pages.ClearAsync(page);
        }
    }

    StoredDraft Stored(MacroDraft next) => new() { Life = Head.Life, Number = next.Number, Draft = next, HeadVersion = Head.Version };

    static bool Differs(MacroHead at, MacroDraft current) =>
        at.Published is not { } published || !string.Equals(DefinitionHash.Compute(current.Definition), published.Header.Hash, StringComparison.Ordinal);

    /// <summary>The macro's entry in the catalogue; it must exist.</summary>
    public MacroSummary Summarize() => Summarize(Head, Draft!);

    static long VersionOf(MacroHead at, int draftNumber) => at.Version + draftNumber;

    MacroSummary Summarize(MacroHead at, MacroDraft current) => new(
        key.Value,
        VersionOf(at, current.Number),
        at.State,
        current.Definition.Name,
        current.Definition.Description,
        at.Published?.Header.Number ?? 0,
        Differs(at, current),
        current.EditedBy,
        current.EditedAt,
        at.Published is { } published ? published.Definition.WithoutTexts() with { Output = published.Output } : null)
    {
        Head = at.Version,
        MayBeFramed = at.Published is { Definition.Output: OutputMode.Auto },
        AwaitsApproval = at.ApprovalOf(current) is { IsOpen: true },
        IsQuarantined = at.Quarantine?.Macro is not null,
        Parts = [.. at.Published?.Parts.Select(part => part.Name) ?? []],
    };
}
