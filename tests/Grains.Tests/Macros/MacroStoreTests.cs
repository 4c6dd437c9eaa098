using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros;

public sealed class MacroStoreTests
{
    readonly MemoryRecord<MacroHead> _head = new();
    readonly RecordingCopies _copies = new();
    readonly MacroStore _sut;

    public MacroStoreTests() => _sut = new(MacroKey.Parse("badge"), _head, new MemoryRecord<StoredDraft>(), _copies);

    [Fact]
    public async Task SettleAsync_CopiedOutBefore_RepeatsNothing()
    {
        await PublishAsync();
        await _sut.CopyOutAsync();

        await _sut.SettleAsync();

        _copies.Kept.ShouldBe([1]);
        _copies.ModuleRequests.ShouldBe(1);
        _head.Value.Pending.ShouldBeNull();
    }

    [Fact]
    public async Task SettleAsync_CopyingOutFailedBefore_CopiesOut()
    {
        await PublishAsync();
        _copies.IsAway = true;
        await Should.ThrowAsync<IOException>(_sut.CopyOutAsync());
        _copies.IsAway = false;

        await _sut.SettleAsync();

        _copies.Kept.ShouldBe([1]);
        _copies.ModuleRequests.ShouldBe(1);
        _head.Value.Pending.ShouldBeNull();
    }

    [Fact]
    public async Task SettleAsync_ByTheNextActivation_CopiesOut()
    {
        await PublishAsync();
        var copies = new RecordingCopies();

        await new MacroStore(MacroKey.Parse("badge"), _head, new MemoryRecord<StoredDraft>(), copies).SettleAsync();

        copies.Kept.ShouldBe([1]);
        copies.ModuleRequests.ShouldBe(1);
    }

    async Task PublishAsync()
    {
        var definition = Definitions.Of("Hello");
        await _sut.CreateAsync(number => new(number, definition, "u1", default, []));
        await _sut.CopyOutAsync();
        _copies.Kept.ShouldBeEmpty();
        await _sut.PublishAsync(_sut.Draft!, number => new(new(number, "u1", default, "", "hash"), definition));
    }
}
