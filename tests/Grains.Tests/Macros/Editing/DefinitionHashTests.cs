using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Tests.Macros.Editing;

public sealed class DefinitionHashTests
{
    static readonly MacroDefinition Definition = Definitions.Create("Hello") with { Parameters = [Definitions.Parameter("a", ParameterType.Enum)] };

    [Fact]
    public void Of_KnownDefinition_NeverChanges() =>
        DefinitionHash.Compute(Definition).ShouldBe("dc0de773ab0ecfa6743177199b7beeb1e84076186dcac121dc4e3ce5b81ed37c");
}
