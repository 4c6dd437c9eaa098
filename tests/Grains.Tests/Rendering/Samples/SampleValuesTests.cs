using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Rendering.Samples;

namespace UserMacro.Grains.Tests.Rendering.Samples;

public sealed class SampleValuesTests
{
    [Fact]
    public void Create_NoParameters_IsOneSet() => SampleValues.Create(Of()).ShouldHaveSingleItem().Values.ShouldBeEmpty();

    [Fact]
    public void Create_ListAndSwitch_HasEachChoiceAndTheirAbsence()
    {
        var sets = SampleValues.Create(Of(
            new ParameterDefinition { Name = "Mode", Type = ParameterType.Enum, Values = ["plain", "folded"] },
            new ParameterDefinition { Name = "Open", Type = ParameterType.Boolean })).ToList();

        foreach (var (name, value) in new[] { ("mode", "plain"), ("mode", "folded"), ("mode", ""), ("open", "true"), ("open", "false"), ("open", "") })
        {
            sets.ShouldContain(set => set.Values.Any(known => known.Identifier == name && known.Value == value));
        }

        sets.Where(set => !set.IsUnusual).ShouldContain(set => set.Words == "Mode = folded");
    }

    [Fact]
    public void Create_ManyParameters_KeepsToTheLimit() =>
        SampleValues.Create(Of([.. Enumerable.Range(0, 50).Select(number => new ParameterDefinition
        {
            Name = $"P{number}", Type = ParameterType.Enum, Values = [.. Enumerable.Range(0, 100).Select(value => $"v{value}")],
        })])).Count().ShouldBe(SampleValues.Most);

    static MacroDefinition Of(params ImmutableArray<ParameterDefinition> parameters) => new() { Name = "Box", Parameters = parameters, Template = "" };
}
