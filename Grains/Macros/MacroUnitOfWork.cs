using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Macros;

/// <summary>The activation that a unit of work belongs to.</summary>
internal interface IUnitOfWorkOwner
{
    /// <summary>Called when the outcome of a change is unknown, before that is answered: a new unit of work must begin with what is stored.</summary>
    Task HandleUnknownOutcomeAsync(Exception fault);

    /// <summary>Called when something committed could not be dispatched yet.</summary>
    void HandleDelayedDispatch(Exception fault);
}

/// <summary>The changes of a macro's records since the head was read: one edit after the other, each committed, dispatched and later completed.
/// After an unknown outcome it does nothing more.</summary>
/// <param name="store">The records.</param>
/// <param name="owner">The activation.</param>
internal sealed class MacroUnitOfWork(MacroStore store, IUnitOfWorkOwner owner)
{
    public static readonly UnavailableError Unknown = new("This may or may not have been stored. Reload and try again.");

    bool _isLoaded;
    bool _isListingPending;

    /// <summary>Whether the stored state is not known here.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether something stored still waits to be dispatched, or to be marked so.</summary>
    public bool IsIncomplete => !IsLost && (store.Head.Outbox is not null || store.IsAnnounced || _isListingPending);

    /// <summary>Reads the draft on first use. A crash may have come between a draft's write and its entry in the catalogue, so that is renewed.</summary>
    public async Task LoadAsync()
    {
        if (_isLoaded)
        {
            return;
        }

        await store.LoadDraftAsync();
        _isLoaded = true;
        await ListAsync();
    }

    /// <summary>Gives up: the records are not what this activation knows.</summary>
    public void Abandon() => IsLost = true;

    /// <summary>Edits and dispatches the change at once, so that lists show it.</summary>
    public async Task<Result<T>> EditAsync<T>(Func<Task<Result<T>>> edit, bool listDraft = false)
    {
        if (IsLost)
        {
            return Unknown;
        }

        Result<T> result;
        try
        {
            await LoadAsync();
            result = await edit();
        }
        catch (Exception fault)
        {
            await HandleUnknownOutcomeAsync(fault);
            return Unknown;
        }

        if (listDraft)
        {
            await ListAsync();
        }

        await TryDispatchAsync(store.DispatchAsync);
        return result;
    }

    /// <summary>Dispatches what is left in the outbox and marks it dispatched.</summary>
    public async Task CompleteAsync()
    {
        if (IsLost)
        {
            return;
        }

        try
        {
            await LoadAsync();
            await store.CompleteAsync();
        }
        catch (Exception fault)
        {
            await HandleUnknownOutcomeAsync(fault);
            return;
        }

        if (_isListingPending)
        {
            await ListAsync();
        }

        if (!_isListingPending)
        {
            await TryDispatchAsync(store.AcknowledgeAsync);
        }
    }

    /// <summary>Until this was done once after the last change, the entry in the catalogue is pending.</summary>
    async Task ListAsync()
    {
        _isListingPending = true;
        _isListingPending = !await TryDispatchAsync(store.ListAsync);
    }

    /// <summary>What is dispatched is committed by now: a failure only delays it.</summary>
    async Task<bool> TryDispatchAsync(Func<Task> dispatch)
    {
        try
        {
            await dispatch();
            return true;
        }
        catch (Exception fault)
        {
            owner.HandleDelayedDispatch(fault);
            return false;
        }
    }

    Task HandleUnknownOutcomeAsync(Exception fault)
    {
        IsLost = true;
        return owner.HandleUnknownOutcomeAsync(fault);
    }
}
