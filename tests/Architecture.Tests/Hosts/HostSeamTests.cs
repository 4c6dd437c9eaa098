using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using UserMacro.Architecture.Tests.Folders;

namespace UserMacro.Architecture.Tests.Hosts;

/// <summary>What is known of how a host talks is in the folders of that host: nothing else names its types, paths or claims.</summary>
public partial class HostSeamTests
{
    /// <summary>Types that compose a program, and may therefore name the host's own composition.</summary>
    static readonly string[] Composers = ["UserMacro.WebApi.WebApiComposition", "UserMacro.Silo.Hosting.SiloHostingExtensions"];

    [Theory]
    [InlineData("Templating")]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("Silo")]
    [InlineData("WebApi")]
    public void Types_OutsideTheFoldersOfAHost_NameNoneOfItsTypes(string project) =>
        Outside(project, type => TypeUses.NamedBy(type)
            .Where(used => IsOfHost(used.Namespace))
            .Select(used => used.FullName)).ShouldBeEmpty();

    [Theory]
    [InlineData("Templating")]
    [InlineData("Grains.Interfaces")]
    [InlineData("Grains")]
    [InlineData("WebApi")]
    public void Texts_OutsideTheFoldersOfAHost_NameNoneOfItsPathsAndClaims(string project) =>
        Outside(project, type => TextsOf(type).Where(text => HostText().IsMatch(text))).ShouldBeEmpty();

    [Fact]
    public void Texts_FolderOfTheHost_AreFound() =>
        Within(new CompiledProject("WebApi"), type => TextsOf(type).Where(text => HostText().IsMatch(text)), type => IsOfHost(type.Namespace))
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("/connect")]
    [InlineData("/connect/render/")]
    [InlineData("connect:")]
    [InlineData("'JWT ' and the token")]
    [InlineData("jwt")]
    [InlineData("sharedSecret")]
    [InlineData("clientKey")]
    [InlineData("qsh")]
    public void HostText_WordOfTheHost_IsOne(string text) => HostText().IsMatch(text).ShouldBeTrue();

    [Theory]
    [InlineData("/connections/{name}")]
    [InlineData("connect-src 'self'")]
    public void HostText_WordsThatOnlyLookSo_AreNone(string text) => HostText().IsMatch(text).ShouldBeFalse();

    static List<string> Outside(string name, Func<TypeDefinition, IEnumerable<string>> find) => Within(
        new CompiledProject(name),
        find,
        type => !IsOfHost(type.Namespace) && !Composers.Contains(type.FullName, StringComparer.Ordinal));

    static List<string> Within(CompiledProject project, Func<TypeDefinition, IEnumerable<string>> find, Func<TypeReference, bool> isMeant)
    {
        using var module = ModuleDefinition.ReadModule(project.Path);
        return
        [
            .. module.GetTypes()
                .Where(type => TypeUses.Outermost(type) is var owner && project.Holds(owner.Namespace) && isMeant(owner))
                .SelectMany(type => find(type).Select(found => $"{type.FullName}: {found}")),
        ];
    }

    static IEnumerable<string> TextsOf(TypeDefinition type) => type.Methods
        .Where(method => method.HasBody)
        .SelectMany(method => method.Body.Instructions)
        .Where(instruction => instruction.OpCode == OpCodes.Ldstr)
        .Select(instruction => (string)instruction.Operand);

    static bool IsOfHost(string space) => HostNamespace().IsMatch(space);

    [GeneratedRegex(
        @"^UserMacro\.(Atlassian|WebApi\.Hosts|Silo\.Hosts)\.Connect(\.|\z)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostNamespace();

    [GeneratedRegex(
        @"/connect(/|\z)|connect:|\b(JWT|jwt|qsh|sharedSecret|clientKey)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostText();
}
