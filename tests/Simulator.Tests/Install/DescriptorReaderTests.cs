using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Install;

/// <summary>Descriptors that are read and refused: docs/reference/connect-descriptor.md#descriptor.</summary>
public sealed class DescriptorReaderTests
{
    static readonly Uri Address = new("http://127.0.0.1:1/atlassian-connect.json");
    static readonly DescriptorReader Reader = new(NSubstitute.Substitute.For<IHttpClientFactory>(), new ModuleSchemas());

    [Fact]
    public void Read_Plain_IsTaken() => Read(_ => { }).Error.ShouldBeNull();

    [Fact]
    public void Read_KeyMissing_IsRefused() => Refused(descriptor => descriptor.Remove("key"), "key");

    [Fact]
    public void Read_KeyOf65Characters_IsRefused() => Refused(descriptor => descriptor["key"] = new string('k', 65), "key");

    [Fact]
    public void Read_KeyWithSlash_IsRefused() => Refused(descriptor => descriptor["key"] = "a/b", "key");

    [Fact]
    public void Read_PlainHttpElsewhere_IsRefused() => Refused(descriptor => descriptor["baseUrl"] = "http://app.example.com", "baseUrl");

    [Fact]
    public void Read_JwtWithoutInstalledCallback_IsRefused() => Refused(descriptor => descriptor["lifecycle"]!.AsObject().Remove("installed"), "installed");

    [Fact]
    public void Read_UnknownModuleType_IsRefused() =>
        Refused(descriptor => descriptor["modules"]!["fancyMacros"] = new JsonArray(Descriptors.Macro("a")), "fancyMacros");

    [Fact]
    public void Read_MacroWithoutUrl_IsRefused() => Refused(descriptor => descriptor["modules"]!["dynamicContentMacros"]![0]!.AsObject().Remove("url"), "url");

    [Fact]
    public void Read_ParameterOfUnknownType_IsRefused() =>
        Refused(descriptor => descriptor["modules"]!["dynamicContentMacros"]![0]!["parameters"]![0]!["type"] = "colour", "parameters");

    [Fact]
    public void Read_KeyUsedTwice_IsRefused() => Refused(descriptor => descriptor["modules"]!["staticContentMacros"]![0]!["key"] = "framed", "framed");

    [Fact]
    public void Read_NestedConditions_AreTaken() => Read(descriptor => descriptor["modules"]!["adminPages"]![0]!["conditions"] =
        JsonNode.Parse("""[{ "or": [{ "condition": "user_is_admin" }, { "and": [{ "condition": "user_is_logged_in" }] }] }]""")).Error.ShouldBeNull();

    static void Refused(Action<JsonObject> change, string named) => Read(change).Error.ShouldNotBeNull().ShouldContain(named);

    static (Installation? App, string? Error) Read(Action<JsonObject> change)
    {
        var descriptor = Descriptors.Plain("http://127.0.0.1:1/app");
        change(descriptor);
        return Reader.Read(Address, JsonSerializer.SerializeToElement(descriptor));
    }
}
