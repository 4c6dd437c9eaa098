extern alias commandline;
extern alias webapi;

using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using commandline::UserMacro.CommandLine.State;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Atlassian.Connect.Lifecycle;
using webapi::UserMacro.WebApi.Hosts.Connect.Description;
using webapi::UserMacro.WebApi.Render;
using webapi::UserMacro.WebApi.Render.Frames;
using webapi::UserMacro.WebApi.Render.Sandbox;
using webapi::UserMacro.WebApi.Transfer.Contracts;
using webapi::UserMacro.WebApi.Transfer.Contracts.Archives;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>The names in JSON that is no contract of the API: tickets that browsers carry, the host's messages, modules, files.</summary>
public sealed class JsonNamesTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Tickets_Sealed_HaveTheNamesThatOpenedFramesCarry() =>
        NameList.ShouldHold("tickets-json.txt",
        [
            .. JsonShape.Of("frame-ticket", typeof(FrameTicket), FrameJson.Default.Options),
            .. JsonShape.Of("sandbox-ticket", typeof(SandboxTicket), FrameJson.Default.Options),
        ]);

    // Modules are stored as JSON while they are replaced, and compared by the hash of theirs: the order counts too.
    [Fact]
    public void Modules_OfTheDescriptor_HaveTheNamesThatTheHostKnows() =>
        NameList.ShouldHoldInOrder("descriptor-json.txt", JsonShape.Of("descriptor", typeof(AppDescriptor), DescriptorJson.Default.Options));

    [Fact]
    public void Messages_OfTheHost_HaveItsNames() =>
        NameList.ShouldHold("host-json.txt",
        [
            .. JsonShape.Of("lifecycle", typeof(LifecycleMessage), LifecycleJson.Default.Options),
            .. JsonShape.Of("operations", typeof(UserOperations), ConfluenceJson.Default.Options),
            .. JsonShape.Of("error", typeof(ErrorBody), ConfluenceJson.Default.Options),
            .. JsonShape.Of("macro", typeof(MacroAnswer), ConfluenceJson.Default.Options),
            .. JsonShape.Of("permission", typeof(PermissionQuestion), ConfluenceJson.Default.Options),
            .. JsonShape.Of("permitted", typeof(PermissionAnswer), ConfluenceJson.Default.Options),
        ]);

    // The checksum is made over the JSON, so the order counts too.
    [Fact]
    public void Archive_Exported_HasTheNamesOfItsFormat() =>
        NameList.ShouldHoldInOrder("archive-json.txt",
        [
            $"{ArchiveDto.FormatName} {ArchiveDto.CurrentVersion}",
            .. JsonShape.Of("archive", typeof(ArchiveDto), app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions),
        ]);

    [Fact]
    public void SyncState_OfTheCommandLine_HasTheNamesOfItsFile() =>
        NameList.ShouldHold("command-line-state-json.txt", JsonShape.Of(
            ".usermacro/state.json", typeof(SyncState).GetNestedTypes(BindingFlags.NonPublic).Single(type => !type.Name.StartsWith('<')),
            new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    // Keys, addresses and identifiers; what is said to people may be said otherwise.
    [Fact]
    public void Descriptor_Served_NamesTheModulesThatPagesHold() =>
        NameList.ShouldHoldInOrder("descriptor.txt", Lines("$", JsonNode.Parse(app.Services.GetRequiredService<Descriptor>().Json)));

    static IEnumerable<string> Lines(string path, JsonNode? node) => node switch
    {
        JsonObject members => members
            .Where(member => member.Key is not ("value" or "description"))
            .SelectMany(member => Lines($"{path}.{member.Key}", member.Value)),
        JsonArray items => items.SelectMany((item, at) => Lines($"{path}[{at}]", item)),
        _ => [$"{path}: {node?.ToJsonString(Plain) ?? "null"}"],
    };
}
