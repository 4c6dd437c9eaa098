using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tests.Validation;

public sealed class RulesValidatorTests
{
    [Fact]
    public void Check_GoodRules_FindsNothing() => Fields(new()
    {
        Spaces = ["DS", "~557058:1f0a-b.c", "~admin@example.com"],
        Hidden = true,
        Editors = ["u1", "u20"],
        InsertAccounts = ["u1"],
        InsertGroups = ["confluence-users", "Größe & Rang"],
        Script = true,
        Hosts = ["https://cdn.example.com", "https://*.example.com:8443"],
    }).ShouldBeEmpty();

    [Fact]
    public void Check_ListsAtTheirLimit_AreGood()
    {
        ImmutableArray<string> hundred = [.. Enumerable.Range(1, 100).Select(number => $"u{number}")];

        Fields(new() { Spaces = hundred, Editors = hundred, InsertAccounts = hundred, InsertGroups = hundred }).ShouldBeEmpty();
        Fields(new()
        {
            Spaces = hundred.Add(
            "x"), Editors = hundred.Add("u101"), InsertAccounts = hundred.Add("u101"), InsertGroups = hundred.Add("x"), Hosts = [.. hundred, "x"]
        })
            .ShouldBe(["rules.spaces", "rules.editors", "rules.insertAccounts", "rules.insertGroups", "rules.hosts"]);
    }

    [Fact]
    public void Check_NothingSet_NamesTheLists() =>
        Fields(new() { Spaces = default, Editors = default, InsertAccounts = default, InsertGroups = default, Hosts = default })
            .ShouldBe(["rules.spaces", "rules.editors", "rules.insertAccounts", "rules.insertGroups", "rules.hosts"]);

    [Fact]
    public void Check_Repeats_AreWrong() =>
        Fields(new() { Spaces = ["DS", "ds"], Editors = ["u1", "u1"], InsertGroups = ["a", "a"], Hosts = ["https://a.b", "https://a.b"] })
            .ShouldBe(["rules.spaces[1]", "rules.editors[1]", "rules.insertGroups[1]", "rules.hosts[1]"]);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("DS;")]
    [InlineData(null)]
    public void Check_SpaceKey_IsWrong(string? key) => Fields(new() { Spaces = [key!] }).ShouldBe(["rules.spaces[0]"]);

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("557058:a")]
    [InlineData("u1x")]
    [InlineData("u\u0661")] // an Arabic digit
    [InlineData("u123456789012")]
    [InlineData(null)]
    public void Check_Handle_IsWrong(string? handle) =>
        Fields(new() { Editors = [handle!], InsertAccounts = [handle!] }).ShouldBe(["rules.editors[0]", "rules.insertAccounts[0]"]);

    [Fact]
    public void Check_Group_IsALineOfText()
    {
        Fields(new() { InsertGroups = [new('x', 255)] }).ShouldBeEmpty();
        Fields(new() { InsertGroups = ["", " ", "a\nb", new('x', 256), null!] })
            .ShouldBe(Enumerable.Range(0, 5).Select(index => $"rules.insertGroups[{index}]"));
    }

    [Fact]
    public void Check_Host_IsAnOrigin() => Fields(new() { Hosts = ["https://a.example", "a.example", null!] }).ShouldBe(["rules.hosts[1]", "rules.hosts[2]"]);

    static ImmutableArray<string> Fields(MacroRules rules)
    {
        var problems = new FieldProblems();
        RulesValidator.Check(rules, "rules", problems);
        return [.. problems.All.Select(problem => problem.Field)];
    }
}
