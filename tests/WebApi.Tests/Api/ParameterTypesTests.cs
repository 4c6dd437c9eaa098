using System.Text.Json.Nodes;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.Processes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Api;

/// <summary>The table of parameter types: published whole with the API, and documented.</summary>
public class ParameterTypesTests(WebApiApp app)
{
    [Fact]
    public async Task Description_OfTheApi_CarriesTheTable()
    {
        var text = await app.Client.GetStringAsync(
            new Uri(WebApiApp.BasePath + "/api/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var schema = JsonNode.Parse(text)!["components"]!["schemas"]![nameof(ParameterType)]!;

        var names = schema["enum"]!.AsArray().Select(name => name!.GetValue<string>());
        var table = schema["x-parameter-types"]!.AsArray();

        names.ShouldBe(ParameterTypes.All.Select(type => type.Name));
        table.Select(entry => (Text(entry, "type"), Text(entry, "title"), Text(entry, "description"), Text(entry, "sample"), Text(entry, "pattern")))
            .ShouldBe(ParameterTypes.All.Select(type => (type.Name, type.Title, type.Description, type.Sample, type.Pattern)));
        table.Select(entry => Text(entry, "field"))
            .ShouldBe(ParameterTypes.All.Select(type => type.Field.ToString().ToLowerInvariant()));
        table.Select(entry => (Flag(entry, "takesSeveral"), Flag(entry, "hasChoices"), Flag(entry, "takesLines")))
            .ShouldBe(ParameterTypes.All.Select(type => (type.TakesSeveral, type.HasChoices, type.TakesLines)));
    }

    [Fact]
    public void Document_OfTheTypes_IsTheTable()
    {
        var document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "macro-authors", "parameters.md"));

        document.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ShouldBe(ParameterTypes.All.Select(type =>
            $"| `{type.Name}` | {type.Title} | {type.Description} | {(type.TakesSeveral ? "yes" : "no")} | {Read(type)} | "
            + $"{string.Join(", ", type.DataCenterNames.Select(name => $"`{name}`"))} |"));
    }

    static string Read(ParameterTypeDefinition type) => type.Read(type.Sample) switch
    {
        bool => "true or false",
        long => "number",
        _ => "text",
    };

    static string Text(JsonNode? entry, string member) => entry![member]!.GetValue<string>();

    static bool Flag(JsonNode? entry, string member) => entry![member]!.GetValue<bool>();
}
