using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.CommandLine.Api.Contracts;
using UserMacro.CommandLine.Definitions;
using UserMacro.CommandLine.Findings;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.Api;

/// <summary>This tool has its own picture of the API; here it is held against the service's description of itself.</summary>
public sealed class ContractTests
{
    static readonly JsonNode Schemas =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "WebApi", "openapi.json")))!["components"]!["schemas"]!;

    [Theory]
    [InlineData("Definition", typeof(MacroDefinition))]
    [InlineData("Parameter", typeof(MacroParameter))]
    [InlineData("Rules", typeof(MacroRules))]
    [InlineData("CreateMacro", typeof(NewMacro))]
    [InlineData("Publish", typeof(Publication))]
    [InlineData("Diagnostic", typeof(Diagnostic))]
    public void Members_WrittenByTheTool_AreExactlyTheServices(string schema, Type type) =>
        MembersOf(type).ShouldBe(MembersOf(schema), ignoreOrder: true);

    [Theory]
    [InlineData("MacroDetails", typeof(MacroDetails))]
    [InlineData("Draft", typeof(Draft))]
    [InlineData("RevisionHeader", typeof(RevisionHeader))]
    [InlineData("Revision", typeof(Revision))]
    [InlineData("MacroListItem", typeof(MacroListItem))]
    [InlineData("ApiProblem", typeof(Problem))]
    [InlineData("LimitList", typeof(LimitList))]
    [InlineData("Limit", typeof(Limit))]
    public void Members_ReadByTheTool_AreThere(string schema, Type type) => MembersOf(type).Except(MembersOf(schema), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Members_OfTheList_AreThere() => MembersOf("MacroList").ShouldContain("items");

    [Theory]
    [InlineData("BodyMode", typeof(BodyMode))]
    [InlineData("OutputMode", typeof(OutputMode))]
    [InlineData("OutputLayout", typeof(OutputLayout))]
    [InlineData("ParameterType", typeof(ParameterType))]
    [InlineData("DiagnosticSeverity", typeof(Severity))]
    public void Values_OfAnEnum_AreExactlyTheServices(string schema, Type type) => ValuesOf(type).ShouldBe(ValuesOf(schema), ignoreOrder: true);

    [Fact]
    public void Values_OfTheLanguages_HoldTheServices() =>
        ValuesOf("TemplateLanguage").Except(ValuesOf(typeof(TemplateLanguage)), StringComparer.Ordinal).ShouldBeEmpty();

    static IEnumerable<string> MembersOf(Type type) =>
        type.GetProperties()
            .Where(property => property.Name is not "EqualityContract").Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    static IEnumerable<string> MembersOf(string schema) => Schemas[schema]!["properties"]!.AsObject().Select(property => property.Key);

    static IEnumerable<string> ValuesOf(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    static IEnumerable<string> ValuesOf(string schema) => Schemas[schema]!["enum"]!.AsArray().Select(value => value!.GetValue<string>());
}
