using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Tests.Parameters;

/// <summary>Each type of parameters has all that the product needs of it.</summary>
public class ParameterTypesTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static TheoryData<ParameterType> Types => [.. Enum.GetValues<ParameterType>()];

    [Fact]
    public void Table_OfTheTypes_HoldsEachOnceInOrder()
    {
        ParameterTypes.All.Select(type => type.Type).ShouldBe(Enum.GetValues<ParameterType>());
        ParameterTypes.All.Select(type => type.Name).ShouldBeUnique();
        ParameterTypes.All.Select(type => type.Title).ShouldBeUnique();
        ParameterTypes.All.SelectMany(type => type.DataCenterNames).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Definition_OfAType_IsComplete(ParameterType type)
    {
        var definition = ParameterTypes.Of(type);
        definition.Type.ShouldBe(type);
        definition.Title.ShouldNotBeEmpty();
        definition.Description.ShouldEndWith(".");
        Enum.IsDefined(definition.Field).ShouldBeTrue();
        definition.DataCenterNames.ShouldNotBeEmpty();
        definition.DataCenterNames.ShouldAllBe(name => ReferenceEquals(ParameterTypes.OfDataCenter(name), definition) && name.All(char.IsAsciiLetterLower));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Sample_OfAType_IsOfItEverywhere(ParameterType type)
    {
        var definition = ParameterTypes.Of(type);
        var sample = definition.HasChoices ? "low" : definition.Sample.Length > 0 ? definition.Sample : "any text";
        var parameter = Definitions.Parameter("p", type, sample);
        var problems = new FieldProblems();
        ParameterValidator.Check(parameter, "p", [], problems);
        problems.All.ShouldBeEmpty();
        definition.Takes(sample).ShouldBeTrue();
        Regex.IsMatch(sample, definition.Pattern, RegexOptions.ECMAScript | RegexOptions.IgnoreCase, Timeout).ShouldBeTrue();
        definition.Read(sample).ToString()!.ShouldBe(sample, StringCompareShould.IgnoreCase);
        new ParameterBinder(Definitions.Create("") with { Parameters = [parameter] }).Bind([])["p"].ShouldBe(definition.Read(sample));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Value_OfNoType_IsRefusedAsADefaultAndStaysText(ParameterType type)
    {
        var definition = ParameterTypes.Of(type);
        const string Odd = "\u00a7 odd";
        definition.Read(Odd).ShouldBe(Odd);
        // What is refused, or a pattern of its own for, can be told what to be.
        if (!definition.Takes(Odd) || definition.Pattern.Length > 0)
        {
            definition.Expectation.ShouldNotBeEmpty();
        }

        if (definition.Pattern.Length > 0)
        {
            Regex.IsMatch(Odd, definition.Pattern, RegexOptions.ECMAScript | RegexOptions.IgnoreCase, Timeout).ShouldBeFalse();
        }
    }

    [Fact]
    public void Of_ATypeThatThisBuildDoesNotKnow_IsText() => ParameterTypes.Of((ParameterType)99).Type.ShouldBe(ParameterType.String);
}
