using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Tests.Rendering;

public sealed class ParameterBinderTests
{
    static readonly MacroDefinition Definition = Definitions.Create("") with
    {
        Parameters =
        [
            Definitions.Parameter("Title", value: "none"),
            Definitions.Parameter("Open", ParameterType.Boolean),
            Definitions.Parameter("Count", ParameterType.Int, "3"),
            Definitions.Parameter("Level", ParameterType.Enum, "low"),
        ],
    };

    readonly ParameterBinder _sut = new(Definition);

    [Fact]
    public void Bind_NoValues_GivesDefaultsOfTheirType() =>
        Bind().ShouldBe(
            new Dictionary<string,
                object>(StringComparer.Ordinal)
            { ["Title"] = "none", ["Open"] = false, ["Count"] = 3L, ["Level"] = "low" }, ignoreOrder: true);

    [Theory]
    [InlineData("title", "Hello", "Title", "Hello")]
    [InlineData("title", "", "Title", "none")]
    [InlineData("open", "true", "Open", true)]
    [InlineData("open", "TRUE", "Open", true)]
    [InlineData("open", "perhaps", "Open", "perhaps")]
    [InlineData("count", "-12", "Count", -12L)]
    [InlineData("count", "", "Count", 3L)]
    [InlineData("count", "99999999999999999999", "Count", "99999999999999999999")]
    [InlineData("count", "1.5", "Count", "1.5")]
    [InlineData("level", "unheard of", "Level", "unheard of")]
    public void Bind_Value_IsOfTheParametersTypeOrText(string identifier, string value, string name, object expected) =>
        Bind(new ParameterValue(identifier, value))[name].ShouldBe(expected);

    [Fact]
    public void Bind_UnknownIdentifier_IsIgnored() => Bind(new ParameterValue("other", "x")).Keys.ShouldNotContain("other");

    [Fact]
    public void Bind_AfterOtherValues_GivesDefaultsAgain()
    {
        Bind(new ParameterValue("title", "Hello"));

        Bind()["Title"].ShouldBe("none");
    }

    [Fact]
    public void Constructor_SameNameTwice_TakesTheFirst() =>
        new ParameterBinder(
            Definition with { Parameters = [Definitions.Parameter("a", value: "1"), Definitions.Parameter("A", value: "2")] }).Bind([])["a"].ShouldBe("1");

    [Fact]
    public void Bind_Velocity_GivesTextsAndNothingForWhatHasNoValue() =>
        new ParameterBinder(Definition with { Language = TemplateLanguage.Velocity }).Bind([new("open", "true")])
            .ShouldBe(
                new Dictionary<string,
                    object>(StringComparer.Ordinal)
                { ["Title"] = "none", ["Open"] = "true", ["Count"] = "3", ["Level"] = "low" }, ignoreOrder: true);

    [Fact]
    public void Bind_VelocityWithoutAnyValue_LeavesOutWhatHasNoDefault() =>
        new ParameterBinder(Definition with { Language = TemplateLanguage.Velocity }).Bind([]).Keys.ShouldNotContain("Open");

    IReadOnlyDictionary<string, object> Bind(params ParameterValue[] values) => _sut.Bind([.. values]);
}
