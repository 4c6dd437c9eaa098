using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Tests.Macros;

namespace UserMacro.Grains.Tests.Parts;

public sealed class PartStoreTests
{
    readonly MemoryRecord<PartsIndex> _index = new();
    readonly MemoryTexts _texts = new();
    readonly PartStore _sut;

    public PartStoreTests() => _sut = new(_index, _texts, new FakeTimeProvider());

    [Fact]
    public async Task Save_NewAndChangedPart_IsReadBackUnderItsNewestNumber()
    {
        var first = Value(await _sut.SaveAsync(Snippet("box", "1"), null, "u1"));
        var second = Value(await _sut.SaveAsync(Snippet("box", "2"), first.Number, "u2"));

        Value(await _sut.ReadAsync("box")).ShouldBe(second);
        (second.Template, second.EditedBy, second.Number).ShouldBe(("2", "u2", 2));
        _sut.List().ShouldHaveSingleItem().Template.ShouldBeEmpty();
        _index.Value.PendingAudit.Select(entry => (entry.Action, entry.Target, entry.Actor)).ShouldBe(
            [(AuditActions.SharedPartChanged, "box", "u1"), (AuditActions.SharedPartChanged, "box", "u2")]);
        Value(await _sut.SaveAsync(Snippet("other", "3"), null, "u1"));
        _texts.Texts.Keys.ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Save_OnAFormerNumberOrATakenOrMissingName_StoresNothing()
    {
        await _sut.SaveAsync(Snippet("box", "1"), null, "u1");
        var before = _index.Value;

        (await _sut.SaveAsync(Snippet("box", "2"), 7, "u1")).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(1);
        (await _sut.SaveAsync(Snippet("box", "2"), null, "u1")).Error.ShouldBeOfType<ConflictError>();
        (await _sut.SaveAsync(Snippet("other", "2"), 1, "u1")).Error.ShouldBeOfType<NotFoundError>();

        _index.Value.ShouldBeSameAs(before);
    }

    public static TheoryData<object, string> Broken() => new()
    {
        { Snippet("", ""), "name" },
        { Snippet("Box", ""), "name" },
        { Snippet(new('x', 65), ""), "name" },
        { Snippet(null!, ""), "name" },
        { Snippet("box", new('x', 65 * 1024)), "template" },
        { Snippet("box", null!), "template" },
        { Snippet("box", "") with { Styles = "x" }, "styles" },
        { Snippet("box", "") with { Script = "x" }, "script" },
        { Snippet("box", "") with { Kind = (SharedPartKind)7 }, "kind" },
        { Bundle("box", "") with { Template = "x" }, "template" },
        { Bundle("box", new('x', 65 * 1024)), "styles" },
        { Snippet("box", "{{ include 'gone' }}"), "template" },
        { Snippet("box", "{{ include 'box' }}"), "template" },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task Save_BrokenPart_IsInvalid(object part, string field)
    {
        (await _sut.SaveAsync((SharedPart)part, null, "u1")).Error.ShouldBeOfType<InvalidError>().Fields.ShouldContain(problem => problem.Field == field);

        _index.Value.LastNumber.ShouldBe(0);
    }

    [Fact]
    public async Task Save_SnippetThatClosesACircle_IsInvalid()
    {
        await _sut.SaveAsync(Snippet("inner", "x"), null, "u1");
        await _sut.SaveAsync(Snippet("outer", "{{ include 'inner' }}"), null, "u1");

        (await _sut.SaveAsync(Snippet("inner", "{{ include 'outer' }}"), 1, "u1")).Error.ShouldBeOfType<InvalidError>().Fields[0].Message.ShouldContain(
            "inner → outer → inner");
    }

    [Fact]
    public async Task Save_AtTheLimit_IsRefused()
    {
        for (var number = 0; number < PartStore.MaxParts; number++)
        {
            Value(await _sut.SaveAsync(Snippet($"part-{number}", ""), null, "u1"));
        }

        (await _sut.SaveAsync(Snippet("one-more", ""), null, "u1")).Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("parts");
        Value(await _sut.SaveAsync(Snippet("part-7", "x"), 8, "u1"));
    }

    [Fact]
    public async Task Resolve_Names_AreThoseAndWhatTheyPutIn()
    {
        await _sut.SaveAsync(Snippet("inner", "x"), null, "u1");
        await _sut.SaveAsync(Snippet("outer", "{{ include 'inner' }}"), null, "u1");
        await _sut.SaveAsync(Bundle("brand", "b{}"), null, "u1");
        await _sut.SaveAsync(Snippet("alone", "y"), null, "u1");

        (await _sut.ResolveAsync(["outer", "brand", "gone"])).Select(part => part.Name).ShouldBe(["brand", "inner", "outer"]);
    }

    [Fact]
    public async Task Delete_Part_IsRefusedWhileSomethingUsesIt()
    {
        await _sut.SaveAsync(Snippet("inner", "x"), null, "u1");
        await _sut.SaveAsync(Snippet("outer", "{{ include 'inner' }}"), null, "u1");

        (await _sut.DeleteAsync("inner", 1, "u1", None)).Error.ShouldBeOfType<ConflictError>().Message.ShouldContain("“outer”");
        (await _sut.DeleteAsync(
            "outer", 2, "u1", () => Task.FromResult(ImmutableArray.Create("badge")))).Error.ShouldBeOfType<ConflictError>().Message.ShouldContain("“badge”");
        (await _sut.DeleteAsync("outer", 1, "u1", None)).Error.ShouldBeOfType<StaleError>();
        Value(await _sut.DeleteAsync("outer", 2, "u1", None)).ShouldBeTrue();
        Value(await _sut.DeleteAsync("inner", 1, "u1", None)).ShouldBeTrue();

        (await _sut.ReadAsync("inner")).Error.ShouldBeOfType<NotFoundError>();
        _index.Value.PendingAudit[^1].Action.ShouldBe(AuditActions.SharedPartDeleted);
    }

    [Fact]
    public async Task Import_Parts_BringsThoseThatAreMissing()
    {
        await _sut.SaveAsync(Snippet("mine", "kept"), null, "u1");

        Value(await _sut.ImportAsync(
            [Snippet("outer", "{{ include 'inner' }}") with { Number = 5, EditedBy = "u7" }, Snippet("inner", "x") with { Number = 9 }, Snippet(
                "mine", "other") with { Number = 2 }], "u1")).ShouldBeTrue();

        _sut.List().Select(part => (part.Name, part.Number)).ShouldBe([("inner", 9), ("mine", 1), ("outer", 5)]);
        Value(await _sut.ReadAsync("mine")).Template.ShouldBe("kept");
        Value(await _sut.ReadAsync("outer")).EditedBy.ShouldBe("u7");
        (await _sut.ImportAsync([Snippet("a", "{{ include 'b' }}"), Snippet("b", "{{ include 'a' }}")], "u1")).Error.ShouldBeOfType<InvalidError>();
        _sut.List().Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    public async Task Import_NumberThatCannotBe_IsGivenTheNextOne(int number)
    {
        Value(await _sut.ImportAsync([Snippet("box", "1") with { Number = number }], "u1")).ShouldBeTrue();

        _sut.List().ShouldHaveSingleItem().Number.ShouldBe(1);
        Value(await _sut.SaveAsync(Snippet("box", "2"), 1, "u1")).Number.ShouldBe(2);
    }

    [Fact]
    public async Task Save_TextThatAnotherSaveMayBeAbout_IsNotOverwritten()
    {
        // Another activation has written the text and is about to write the index.
        await _texts.WriteAsync(1, new() { Part = Snippet("theirs", "t") });

        Value(await _sut.SaveAsync(Snippet("mine", "m"), null, "u1")).Number.ShouldBe(2);

        _texts.Texts[1].Part!.Template.ShouldBe("t");
        Value(await _sut.SaveAsync(Snippet("mine", "n"), 2, "u1")).Number.ShouldBe(3);
        _texts.Texts.Keys.ShouldBe([2, 3]);
    }

    [Fact]
    public async Task Save_MoreTextThanASiteMayShare_IsRefused()
    {
        var script = new string('x', 256 * 1024);
        for (var number = 0; number < 32; number++)
        {
            Value(await _sut.SaveAsync(Bundle($"part-{number}", "") with { Script = script }, null, "u1"));
        }

        (await _sut.SaveAsync(Bundle("one-more", "x"), null, "u1")).Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("parts-total");
        (await _sut.ImportAsync([Bundle("one-more", "x")], "u1")).Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("parts-total");
        Value(await _sut.SaveAsync(Bundle("part-7", ""), 8, "u1"));
        Value(await _sut.SaveAsync(Bundle("one-more", "x"), null, "u1"));
    }

    static Task<ImmutableArray<string>> None() => Task.FromResult(ImmutableArray<string>.Empty);

    static SharedPart Snippet(string name, string template) => new() { Name = name, Kind = SharedPartKind.Snippet, Template = template };

    static SharedPart Bundle(string name, string styles) => new() { Name = name, Kind = SharedPartKind.Bundle, Styles = styles };

    static T Value<T>(Result<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }
}
