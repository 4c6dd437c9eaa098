using System.Text.Json;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Api.Json;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Macros.History;

namespace UserMacro.WebApi.Tests.Macros.History;

public sealed class DefinitionComparisonTests
{
    static readonly DefinitionDto Former = new() { Name = "Badge", Parameters = [new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c" }] };

    readonly DefinitionComparison _sut = new(Options());

    [Fact]
    public void Between_ParameterTakenOut_MovesNoOther() =>
        Changes(Former with { Parameters = [Former.Parameters[1], Former.Parameters[2]] }).ShouldBe(["a Removed"]);

    [Fact]
    public void Between_ParametersInAnotherOrder_SaysWhichMoved()
    {
        var changes = Between(Former with { Parameters = [Former.Parameters[0], Former.Parameters[2], Former.Parameters[1]] }).Parameters;

        changes.Select(change => (change.Name, change.Fields.ShouldHaveSingleItem().Field, $"{change.Fields[0].From}>{change.Fields[0].To}"))
            .ShouldBe([("c", "position", "3>2"), ("b", "position", "2>3")]);
    }

    [Fact]
    public void Between_NameInAnotherSpelling_IsAnotherParameter() =>
        Changes(Former with { Parameters = [new() { Name = "A" }, Former.Parameters[1], Former.Parameters[2]] }).ShouldBe(["a Removed", "A Added"]);

    [Fact]
    public void Between_SharedParts_SaysWhichDifferAndHow()
    {
        var changes = _sut.Between(
            new(Former, Parts(("a", "same"), ("b", "x\ny"), ("c", "gone"))),
            new(Former, Parts(("a", "same"), ("b", "x\nz"), ("d", "new"))),
            TestContext.Current.CancellationToken).Parts;

        changes.Select(change => $"{change.Name} {change.Change}").ShouldBe(["b Changed", "c Removed", "d Added"]);
        changes[0].Texts.ShouldHaveSingleItem().Field.ShouldBe("template");
        changes[0].Texts[0].Hunks[0].Lines.Select(line => $"{line.Change} {line.Text}").ShouldBe(["Same x", "Removed y", "Added z"]);
        changes[1].Texts[0].Hunks[0].Lines.ShouldHaveSingleItem().Change.ShouldBe(LineChange.Removed);
    }

    ComparisonDto Between(DefinitionDto later) => _sut.Between(new(Former, Parts()), new(later, Parts()), TestContext.Current.CancellationToken);

    static Dictionary<string, PartTextsDto> Parts(params (string Name, string Template)[] parts) =>
        parts.ToDictionary(part => part.Name, part => new PartTextsDto { Kind = SharedPartKind.Snippet, Template = part.Template }, StringComparer.Ordinal);

    IEnumerable<string> Changes(DefinitionDto later) =>
        Between(later).Parameters.Select(change => $"{change.Name} {change.Change}");

    static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Apply(options);
        return options;
    }
}
