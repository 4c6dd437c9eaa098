using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros;

public sealed class MacroEditorTests
{
    static readonly MacroKey Key = MacroKey.Parse("badge");

    readonly MemoryRecord<MacroHead> _head = new();
    readonly RecordingCopies _copies = new();
    ImmutableArray<TemplateDiagnostic>? _diagnostics = [];
    readonly MacroEditor _sut;

    public MacroEditorTests() => _sut = new(Key, new(Key, _head, new MemoryRecord<StoredDraft>(), _copies), _ => Task.FromResult(_diagnostics), new FakeTimeProvider());

    [Theory]
    [InlineData(MacroEditor.MaxMacros - 1, true)]
    [InlineData(MacroEditor.MaxMacros, false)]
    public async Task CreateAsync_AtTheLimit_IsRefused(int macros, bool isCreated)
    {
        var result = await _sut.CreateAsync(Definitions.Of("Hello"), "u1", () => Task.FromResult(macros));

        (result.Error is null).ShouldBe(isCreated);
        if (!isCreated)
            result.Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("macros");
    }

    [Fact]
    public async Task Edits_PoolBusy_StoreNothing()
    {
        await CreateAsync();
        var head = _head.Value;
        _diagnostics = null;

        (await _sut.SaveDraftAsync(Definitions.Of("Hello 2"), 1, "u1")).Error.ShouldBeOfType<UnavailableError>();
        (await _sut.PublishAsync(1, "", "u1")).Error.ShouldBeOfType<UnavailableError>();

        _sut.Read().Value!.Draft.Number.ShouldBe(1);
        _head.Value.ShouldBeSameAs(head);
    }

    [Fact]
    public async Task Versions_OverEveryChange_Rise()
    {
        await CreateAsync();
        await _sut.PublishAsync(1, "", "u1");
        await _sut.SaveDraftAsync(Definitions.Of("Hello 2"), 1, "u1");
        await _sut.PublishAsync(2, "", "u1");
        await _sut.DeleteAsync();
        await CreateAsync();
        await _sut.PublishAsync(3, "", "u1");
        await _sut.DeleteAsync();
        await CreateAsync();

        _copies.Versions.ShouldBe(_copies.Versions.Distinct().Order());
        _copies.Versions.Count.ShouldBeGreaterThan(5);
        _head.Value.LatestNumber.ShouldBe(3);
    }

    async Task CreateAsync() => (await _sut.CreateAsync(Definitions.Of("Hello"), "u1", () => Task.FromResult(0))).Error.ShouldBeNull();
}
