using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class DefinitionHashTests
{
    static readonly MacroDefinition Definition = Definitions.Create("Hello") with { Parameters = [Definitions.Parameter("a", ParameterType.Enum)] };

    [Fact]
    public void Of_KnownDefinition_NeverChanges() =>
        DefinitionHash.Compute(Definition).ShouldBe("dc0de773ab0ecfa6743177199b7beeb1e84076186dcac121dc4e3ce5b81ed37c");

    [Fact]
    public void Of_EveryField_Counts()
    {
        var parameter = Definition.Parameters[0];
        MacroDefinition[] all =
        [
            Definition,
            Definition with { Name = "x" },
            Definition with { Description = "x" },
            Definition with { Categories = ["media"] },
            Definition with { Body = BodyMode.Rendered },
            Definition with { Output = OutputMode.Static },
            Definition with { Layout = OutputLayout.Inline },
            Definition with { Template = "x" },
            Definition with { Styles = "x" },
            Definition with { Parameters = [] },
            With(parameter with { Name = "x" }),
            With(parameter with { Title = "x" }),
            With(parameter with { Description = "x" }),
            With(parameter with { Type = ParameterType.Label }),
            With(parameter with { Required = true }),
            With(parameter with { Default = "x" }),
            With(parameter with { Values = ["x"] }),
            With(parameter with { Multiple = true }),
            With(parameter with { Hidden = true }),
            With(parameter with { MultiLine = true }),
            Definition with { Icon = "x" },
            Definition with { Documentation = "x" },
            Definition with { Script = "x" },
            Definition with { Bundles = ["x"] },
            With(new MacroRules { Spaces = ["x"] }),
            With(new MacroRules { Hidden = true }),
            With(new MacroRules { Editors = ["x"] }),
            With(new MacroRules { InsertAccounts = ["x"] }),
            With(new MacroRules { InsertGroups = ["x"] }),
            With(new MacroRules { Script = true }),
            With(new MacroRules { Hosts = ["x"] }),
        ];

        all.Select(DefinitionHash.Compute).Distinct(StringComparer.Ordinal).Count().ShouldBe(all.Length);
    }

    static MacroDefinition With(MacroRules rules) => Definition with { Rules = rules };

    static MacroDefinition With(ParameterDefinition parameter) => Definition with { Parameters = [parameter] };
}
