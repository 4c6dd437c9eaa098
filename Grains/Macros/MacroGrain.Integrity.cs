using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros;

/// <summary>Whether the head is the newest that was stored: the catalogue knows how far it had come. Compared beside the first render, not before it.</summary>
internal sealed partial class MacroGrain
{
    bool _isPutBack;

    IMacroCatalogGrain Catalog => GrainFactory.GetGrain<IMacroCatalogGrain>(GrainKeys.Catalog(_tenant, _key));

    public async Task AcceptStored()
    {
        await _macro.Work.LoadAsync();
        var store = _macro.Store;
        await Catalog.Replace(_key, store.Number, store.Head.Exists ? store.Summarize() : null);
        _isPutBack = false;
    }

    MacroAggregate Trusted
    {
        get
        {
            RefuseWhatWasPutBack();
            return _macro;
        }
    }

    /// <exception cref="RecordRefusedException">The head was put back, or its row deleted.</exception>
    void RefuseWhatWasPutBack()
    {
        if (_isPutBack)
        {
            throw Fault.ToException(this.GetGrainId(), "head");
        }
    }

    RecordFault Fault => _macro.Store.Head.Version == 0 ? RecordFault.Missing : RecordFault.PutBack;

    /// <summary>Refuses from now on what the macro holds if the catalogue has seen a newer head.</summary>
    async Task CompareWithCatalogAsync()
    {
        // Asked first: whatever it has seen was stored by then.
        var known = await Catalog.VersionOf(_key);
        if (_isPutBack || !await IsBehindAsync(known) || await _macro.Head.HasChangedElsewhereAsync())
        {
            return;
        }

        _isPutBack = true;
        _refused.Report(this.GetGrainId(), "head", Fault);
    }

    async Task TryCompareAsync()
    {
        try
        {
            await CompareWithCatalogAsync();
        }
        catch (Exception fault)
        {
            Log.CheckFailed(_logger, Tag, fault);
        }
    }

    async Task<bool> IsBehindAsync(CatalogedVersion known)
    {
        var store = _macro.Store;
        if (known.Head > 0 || known.Version == 0)
        {
            return store.Head.Version < known.Head;
        }

        if (!store.Head.Exists || _macro.Work.IsLost)
        {
            return store.Head.Version == 0;
        }

        // Off the list, or entered by an earlier build: only both numbers together tell.
        await _macro.Work.LoadAsync();
        return store.Number < known.Version;
    }
}
