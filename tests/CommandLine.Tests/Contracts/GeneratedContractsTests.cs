using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.CommandLine.Contracts;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.Contracts;

public sealed class GeneratedContractsTests
{
    const string WriteSwitch = "USERMACRO_WRITE_CONTRACTS";

    static readonly string Committed = Path.Combine(Repository.Root, "CommandLine", "Contracts", "ApiContracts.g.cs");

    static readonly string Description = File.ReadAllText(Path.Combine(Repository.Root, "WebApi", "openapi.json"));

    [Fact]
    public async Task Contracts_Generated_AreTheCommittedOnes()
    {
        var generated = await ContractGenerator.GenerateAsync(Description);
        if (Environment.GetEnvironmentVariable(WriteSwitch) == "1")
        {
            await File.WriteAllTextAsync(Committed, generated, TestContext.Current.CancellationToken);
        }

        var committed = File.Exists(Committed) ? await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken) : "";
        string.Equals(committed, generated, StringComparison.Ordinal).ShouldBeTrue(
            $"The API has changed: run this test with {WriteSwitch}=1 and commit {Committed}.");
    }

    // Enums are read and written by the names of their members in camel case.
    [Theory]
    [InlineData("BodyMode", typeof(BodyMode))]
    [InlineData("OutputMode", typeof(OutputMode))]
    [InlineData("OutputLayout", typeof(OutputLayout))]
    [InlineData("ParameterType", typeof(ParameterType))]
    [InlineData("TemplateLanguage", typeof(TemplateLanguage))]
    [InlineData("DiagnosticSeverity", typeof(Severity))]
    public void Values_OfAnEnum_AreTheServices(string schema, Type type) =>
        Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ShouldBe(
            JsonNode.Parse(Description)!["components"]!["schemas"]![schema]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()));
}
