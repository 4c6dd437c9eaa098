using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros;

/// <summary>A macro's records as they were read once, and all that works on them. After an unknown outcome another one takes its place.</summary>
internal sealed class MacroAggregate
{
    /// <param name="key">The macro.</param>
    /// <param name="head">Its head, which has been read.</param>
    /// <param name="draft">Its draft.</param>
    /// <param name="pages">The pages of its version log.</param>
    /// <param name="projections">The other records that follow the head.</param>
    /// <param name="check">Checks a template.</param>
    /// <param name="owner">The activation.</param>
    /// <param name="time">The clock.</param>
    public MacroAggregate(
        MacroKey key, PersistentRecord<MacroHead> head, ILazyRecord<StoredDraft> draft, ILogPages pages, IMacroProjections projections, CheckTemplate check,
        IUnitOfWorkOwner owner, TimeProvider time)
    {
        Head = head;
        Store = new(key, head, draft, pages, projections);
        Work = new(Store, owner);
        History = new(Store, pages, projections);
        Editor = new(key, Store, check, time);
        Publisher = new(Store, History, check, time);
        Importer = new(key, Store, History, check, time);
    }

    public PersistentRecord<MacroHead> Head { get; }

    public MacroStore Store { get; }

    public MacroUnitOfWork Work { get; }

    public MacroHistory History { get; }

    public MacroEditor Editor { get; }

    public MacroPublisher Publisher { get; }

    public MacroImporter Importer { get; }
}
