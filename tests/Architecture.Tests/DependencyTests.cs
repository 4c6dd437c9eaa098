namespace UserMacro.Architecture.Tests;

/// <summary>Dependencies point downwards only.</summary>
public class DependencyTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Grains.Interfaces"] = [],
        ["Templating"] = [],
        ["Atlassian"] = [],
        ["Orleans.Sqlite"] = [],
        ["Orleans.DynamoDB"] = [],
        ["Grains"] = ["Grains.Interfaces", "Templating", "Atlassian"],
        ["Silo"] = ["Grains", "Grains.Interfaces", "Orleans.Sqlite", "Orleans.DynamoDB", "Templating", "Atlassian"],
        ["WebApi"] = ["Silo", "Grains.Interfaces", "Atlassian"],
        ["Simulator"] = ["Atlassian"],
        ["CommandLine"] = [],
    };

    public static TheoryData<string> ProductProjects => [.. Repository.Projects.Where(project => project.File.IsProduct).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void ProjectReferences_ProductProject_PointDownwards(string name) =>
        Project(name).Projects.Except(Allowed[name], StringComparer.Ordinal).ShouldBeEmpty();

    [Theory]
    [InlineData("Templating")]
    [InlineData("Atlassian")]
    public void Packages_PureLibrary_KnowsNeitherOrleansNorAspNet(string name)
    {
        var project = Project(name);

        project.Sdk.ShouldBe("Microsoft.NET.Sdk");
        project.Frameworks.ShouldBeEmpty();
        project.Packages.Where(IsHost).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("Orleans.Sqlite")]
    [InlineData("Orleans.DynamoDB")]
    public void Packages_Grains_KnowNoAspNet(string name)
    {
        var project = Project(name);

        project.Sdk.ShouldBe("Microsoft.NET.Sdk");
        project.Frameworks.ShouldBeEmpty();
        project.Packages.Where(package => package.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Packages_Simulator_KnowsNoOrleans() =>
        Project("Simulator").Packages.Where(package => package.Contains("Orleans", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Packages_CommandLine_KnowsTheServiceByItsApiAlone()
    {
        var project = Project("CommandLine");

        project.Sdk.ShouldBe("Microsoft.NET.Sdk");
        project.Frameworks.ShouldBeEmpty();
        project.Packages.Where(IsHost).ShouldBeEmpty();
    }

    static bool IsHost(string package) =>
        package.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || package.Contains("Orleans", StringComparison.Ordinal);

    static ProjectFile Project(string name) => Repository.Projects.Single(project => project.Name == name);
}
