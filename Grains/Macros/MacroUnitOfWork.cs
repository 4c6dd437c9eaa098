using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Macros;

/// <summary>What is done with a macro's records from the reading of the head on: one edit after the other, each committed, copied out and later settled.
/// After an unknown outcome it does nothing more.</summary>
/// <param name="store">The records.</param>
/// <param name="load">Reads the draft's record unless that has been done.</param>
/// <param name="lost">Told when an outcome is unknown, before that is answered: a new session must begin with what is true.</param>
/// <param name="delayed">Told when something committed could not be copied out yet.</param>
internal sealed class MacroUnitOfWork(MacroStore store, Func<Task> load, Func<Exception, Task> lost, Action<Exception> delayed)
{
    public static readonly UnavailableError Unknown = new("This may or may not have been stored. Reload and try again.");

    bool _isLoaded;
    bool _isListingPending;

    /// <summary>Whether what is true is not known here.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether something stored still waits to be copied out, or to be marked so.</summary>
    public bool IsIncomplete => !IsLost && (store.Head.Outbox is not null || store.IsAnnounced || _isListingPending);

    /// <summary>Reads the draft on first use. A crash may have come between a draft's write and its entry in the catalogue, so that is renewed.</summary>
    public async Task LoadAsync()
    {
        if (_isLoaded)
            return;
        await load();
        _isLoaded = true;
        await ListAsync();
    }

    /// <summary>Gives up: the records are not what this activation knows.</summary>
    public void Abandon() => IsLost = true;

    /// <summary>Edits and copies out at once what the edit owes, so that lists show it.</summary>
    public async Task<Result<T>> EditAsync<T>(Func<Task<Result<T>>> edit, bool listDraft = false)
    {
        if (IsLost)
            return Unknown;
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
            await ListAsync();
        await TryDispatchAsync(store.DispatchAsync);
        return result;
    }

    /// <summary>Pays what was left to be copied out and marks it paid.</summary>
    public async Task CompleteAsync()
    {
        if (IsLost)
            return;
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
            await ListAsync();
        if (!_isListingPending)
            await TryDispatchAsync(store.AcknowledgeAsync);
    }

    /// <summary>Until this was done once after the last change, the entry in the catalogue is owed.</summary>
    async Task ListAsync()
    {
        _isListingPending = true;
        _isListingPending = !await TryDispatchAsync(store.ListAsync);
    }

    /// <summary>What is copied is committed by now: a failure only puts the copies off.</summary>
    async Task<bool> TryDispatchAsync(Func<Task> copy)
    {
        try
        {
            await copy();
            return true;
        }
        catch (Exception fault)
        {
            delayed(fault);
            return false;
        }
    }

    Task HandleUnknownOutcomeAsync(Exception fault)
    {
        IsLost = true;
        return lost(fault);
    }
}
