extern alias commandline;
extern alias webapi;

using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using commandline::UserMacro.CommandLine.Files;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UserMacro.Compatibility.Tests.Names;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Macros.Editing;
using webapi::UserMacro.WebApi.Api.Accounts;
using webapi::UserMacro.WebApi.Macros.Contracts;
using webapi::UserMacro.WebApi.Macros.Contracts.Comparisons;
using webapi::UserMacro.WebApi.Macros.Contracts.Definitions;
using webapi::UserMacro.WebApi.Macros.History;

namespace UserMacro.Compatibility.Tests;

/// <summary>What is made of the fields of a definition: the hash that revisions keep, the API's JSON, the comparison, the files of the command line.</summary>
public sealed class DefinitionTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    static readonly MacroDefinition Plain = new() { Name = "Plain" };

    static readonly ResolvedAccounts Accounts = new(
        ImmutableDictionary<string, string>.Empty.Add("u1", "557058:one").Add("u2", "557058:two"));

    static readonly JsonSerializerOptions Tool = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    JsonSerializerOptions Api => app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    [Fact]
    public void Hash_OfKnownDefinitions_IsThatOfStoredRevisions() =>
        Hold("hashes.txt", $"full {DefinitionHash.Compute(Samples.Definition)}\nplain {DefinitionHash.Compute(Plain)}\n");

    [Fact]
    public void Json_OfTheApi_HasItsMembersInTheirOrder() =>
        Hold("api.json", $"{JsonOf(Dto(Samples.Definition))}\n{JsonOf(Dto(Plain))}\n{JsonOf(PartTextsDto.From(Samples.Part))}\n");

    [Fact]
    public void Comparison_OfAllFields_SaysWhatItSaid()
    {
        var without = new ComparedSide(Dto(Plain), ImmutableDictionary<string, PartTextsDto>.Empty);
        var with = new ComparedSide(
            Dto(Samples.Definition), ImmutableDictionary<string, PartTextsDto>.Empty.Add(Samples.Part.Name, PartTextsDto.From(Samples.Part)));
        var changed = with with
        {
            Definition = Dto(Samples.Definition with { Parameters = [Samples.Parameter with { Default = "high", Hidden = false }] }),
            Parts = ImmutableDictionary<string, PartTextsDto>.Empty.Add(
                Samples.Part.Name, PartTextsDto.From(Samples.Part with { Kind = SharedPartKind.Snippet, Template = "{{ y }}" })),
        };
        var comparison = new DefinitionComparison(Api);
        var cancellation = TestContext.Current.CancellationToken;
        ComparisonDto[] compared = [comparison.Between(without, with, cancellation), comparison.Between(with, changed, cancellation)];

        Hold("comparison.json", string.Concat(compared.Select(one => $"{JsonOf(one)}\n")));
    }

    [Fact]
    public void Files_OfTheCommandLine_AreTheSameByteForByte() =>
        Hold("files.txt", string.Concat(new[] { Samples.Definition, Plain }.Select(definition =>
        {
            var read = ToolDefinition(definition);
            return string.Concat(MacroFiles.For(read).Select(file => $"=== {file.File}\n{file.Text}")) + $"=== {MacroFiles.Fingerprint(read)}\n";
        })));

    static void Hold(string name, string text) => GoldenFolder.ShouldHold(Path.Combine("definitions", name), Encoding.UTF8.GetBytes(text));

    static DefinitionDto Dto(MacroDefinition definition) => DefinitionDto.From(definition, Accounts);

    commandline::UserMacro.CommandLine.Contracts.MacroDefinition ToolDefinition(MacroDefinition definition) =>
        JsonSerializer.Deserialize<commandline::UserMacro.CommandLine.Contracts.MacroDefinition>(JsonOf(Dto(definition)), Tool)!;

    string JsonOf<T>(T value) => JsonSerializer.Serialize(value, Api);
}
