using Mono.Cecil;
using UserMacro.Architecture.Tests.Folders;

namespace UserMacro.Architecture.Tests;

/// <summary>What operators can have done is reached by their commands alone.</summary>
public sealed class OperatorRoadTests
{
    [Fact]
    public void Types_OfTheFrontEnd_NameNothingOfTheOperators() => NamedBy("WebApi").ShouldBeEmpty();

    [Fact]
    public void Types_OfTheSilo_AreFound() => NamedBy("Silo").ShouldNotBeEmpty("the search finds what is there");

    static List<string> NamedBy(string project)
    {
        var compiled = new CompiledProject(project);
        using var module = ModuleDefinition.ReadModule(compiled.Path);
        return
        [
            .. module.GetTypes().Where(type => compiled.Holds(type.Namespace)).SelectMany(TypeUses.NamedBy)
                .Where(used => used.Namespace.StartsWith("UserMacro", StringComparison.Ordinal))
                .Where(used => used.Namespace.Contains(".Operations", StringComparison.Ordinal))
                .Select(used => used.FullName).Distinct(StringComparer.Ordinal),
        ];
    }
}
