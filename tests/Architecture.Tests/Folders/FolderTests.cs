namespace UserMacro.Architecture.Tests.Folders;

/// <summary>No folder of a project knows another one that knows it, on whatever way round.</summary>
public class FolderTests
{
    /// <summary>Projects whose folders still know each other in circles. To be emptied; none may be added.</summary>
    static readonly string[] StillCyclic = [];

    public static TheoryData<string> Projects =>
        [.. Repository.Projects.Where(project => project.File.IsProduct).Select(project => project.Name).Except(StillCyclic, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_KnowEachOtherInNoCycle(string name)
    {
        var project = new CompiledProject(name);

        FolderGraph.Of(project.RootNamespace, TypeUses.Of(project)).Select(graph => graph.ShortestCycle()).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void Uses_CompiledProject_AreFoundInSignaturesAndBodies()
    {
        var uses = TypeUses.Of(new CompiledProject("Templating"));

        uses.ShouldContain(
            new TypeUse(new("UserMacro.Templating.Abstractions", "ITemplateCompiler"), new("UserMacro.Templating.Abstractions", "TemplateSource")));
        uses.ShouldContain(new TypeUse(new("UserMacro.Templating.Compilation", "TemplateCompiler"), new("UserMacro.Templating.Velocity", "VelocityCompiler")));
    }

    [Fact]
    public void Cycle_TopLevelFolders_NamesTheShortestWithAPairOfTypesForEachStep() =>
        Cycles(("P.A", "P.B"), ("P.B", "P.C"), ("P.C", "P.A"), ("P.C", "P.B"))
            .ShouldBe(["P: B → C (TypeOfB uses TypeOfC); C → B (TypeOfC uses TypeOfB)"]);

    [Fact]
    public void Cycle_SubFolders_IsFoundInTheirFolder() =>
        Cycles(("P.A.X", "P.A.Y"), ("P.A.Y", "P.A.X.Z")).ShouldBe(["P.A: X → Y (TypeOfX uses TypeOfY); Y → X (TypeOfY uses TypeOfZ)"]);

    [Fact]
    public void Cycle_FolderThatKnowsTheRoot_IsFound() =>
        Cycles(("P", "P.A"), ("P.A", "P")).ShouldBe(["P: (root) → A (TypeOfP uses TypeOfA); A → (root) (TypeOfA uses TypeOfP)"]);

    [Fact]
    public void Cycle_FolderAndItsOwnSubFolder_IsNone() => Cycles(("P.A", "P.A.X"), ("P.A.X", "P.A"), ("P.B", "P.A.X")).ShouldBeEmpty();

    static IEnumerable<string> Cycles(params (string User, string Used)[] uses) =>
        FolderGraph.Of("P", uses.Select(use => new TypeUse(TypeOf(use.User), TypeOf(use.Used)))).Select(graph => graph.ShortestCycle()).OfType<string>();

    static TypeName TypeOf(string space) => new(space, "TypeOf" + space.Split('.')[^1]);
}
