using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Tests.Macros.History;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>The outbox of the system looks after a macro until all of its changes are dispatched, whatever fails meanwhile.</summary>
public sealed class MacroUnitOfWorkTests
{
    readonly RecordingProjections _projections = new();
    readonly MacroStore _store;
    readonly Owner _owner = new();
    readonly MacroUnitOfWork _sut;

    public MacroUnitOfWorkTests()
    {
        _store = new(MacroKey.Parse("badge"), new MemoryRecord<MacroHead>(), new MemoryRecord<StoredDraft>(), new MemoryLogPages(), _projections);
        _sut = new(_store, _owner);
    }

    [Fact]
    public async Task CompleteAsync_CatalogueAway_AcknowledgesOnceTheCatalogueKnows()
    {
        await CreateAsync();
        _projections.IsCatalogAway = true;
        await SaveAsync();
        _owner.Delays.ShouldBe(1);

        await _sut.CompleteAsync();
        (_sut.IsIncomplete, _projections.Completed).ShouldBe((true, 0));

        _projections.IsCatalogAway = false;
        await _sut.CompleteAsync();
        (_sut.IsIncomplete, _projections.Completed, _projections.Versions[^1]).ShouldBe((false, _store.Number, _store.Number));
    }

    [Fact]
    public async Task IsIncomplete_DraftSavedAndListed_UntilItIsAcknowledged()
    {
        await CreateAsync();
        await _sut.CompleteAsync();
        _sut.IsIncomplete.ShouldBeFalse();

        await SaveAsync();
        _sut.IsIncomplete.ShouldBeTrue();

        await _sut.CompleteAsync();
        _sut.IsIncomplete.ShouldBeFalse();
    }

    Task CreateAsync() => EditAsync(() => _store.CreateAsync(Draft(), new MacroChange("macro.created", "u1", default)), listDraft: false);

    Task SaveAsync() => EditAsync(() => _store.SaveDraftAsync(Draft()), listDraft: true);

    MacroDraft Draft() => new(_store.NextDraft, Definitions.Create("Hello"), "u1", default, []);

    async Task EditAsync(Func<Task> edit, bool listDraft)
    {
        var result = await _sut.EditAsync<bool>(
            async () =>
            {
                await edit();
                return true;
            },
            listDraft);
        result.Error.ShouldBeNull();
    }

    sealed class Owner : IUnitOfWorkOwner
    {
        public int Delays { get; private set; }

        public Task HandleUnknownOutcomeAsync(Exception fault) => throw fault;

        public void HandleDelayedDispatch(Exception fault) => Delays++;
    }
}
