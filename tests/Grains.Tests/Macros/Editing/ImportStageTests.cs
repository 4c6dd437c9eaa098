using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class ImportStageTests
{
    readonly ImportStage _sut = new();

    [Fact]
    public void Take_WhatWasStaged_IsInOrderAndOnlyOnce()
    {
        _sut.Add("a", 0, Revisions(1, 2)).Value.ShouldBeTrue();
        _sut.Add("a", 2, Revisions(3)).Value.ShouldBeTrue();

        var whole = _sut.Take(Import("a", Revisions(4))).Value!;

        whole.Revisions.Select(revision => revision.Header.Number).ShouldBe([1, 2, 3, 4]);
        whole.Staged.ShouldBeNull();
        _sut.Take(Import("a", [])).Error.ShouldBeOfType<ConflictError>();
    }

    [Fact]
    public void Take_NothingStaged_IsTheImportItself() => _sut.Take(Import(null, Revisions(1))).Value!.Revisions.Length.ShouldBe(1);

    [Fact]
    public void Add_AfterAnotherImportOrALostPart_IsAConflict()
    {
        _sut.Add("a", 0, Revisions(1));
        _sut.Add("b", 0, Revisions(1));

        _sut.Add("a", 1, Revisions(2)).Error.ShouldBeOfType<ConflictError>();
        _sut.Add("b", 2, Revisions(3)).Error.ShouldBeOfType<ConflictError>();
        _sut.Add("c", 1, Revisions(2)).Error.ShouldBeOfType<ConflictError>();
        _sut.Take(Import("b", [])).Value!.Revisions.Length.ShouldBe(1);
    }

    static MacroImport Import(string? staged, ImmutableArray<MacroRevision> revisions) =>
        new() { State = MacroState.Draft, Draft = Definitions.Create("x"), EditedBy = "", EditedAt = default, Revisions = revisions, Staged = staged };

    static ImmutableArray<MacroRevision> Revisions(params IEnumerable<int> numbers) =>
        [.. numbers.Select(number => new MacroRevision(new(number, "u1", default, "", ""), Definitions.Create("x")))];
}
