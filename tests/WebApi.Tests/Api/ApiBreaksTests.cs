using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Tests.Api;

public sealed class ApiBreaksTests
{
    const string Released = """
        {
          "paths": {
            "/things": {
              "post": {
                "parameters": [ { "name": "dry", "in": "query", "schema": { "type": "boolean" } } ],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } } }
              }
            }
          },
          "components": {
            "schemas": {
              "Thing": {
                "type": "object", "required": [ "name" ],
                "properties": { "name": { "type": "string" }, "kind": { "$ref": "#/components/schemas/Kind" }, "parts": { "type": "array",
                "items": { "$ref": "#/components/schemas/Thing" } } }
              },
              "Kind": { "enum": [ "a", "b" ] }
            }
          }
        }
        """;

    [Theory]
    [InlineData("\"/things\"", "\"/other\"", "POST /things is gone")]
    [InlineData("\"post\"", "\"put\"", "POST /things is gone")]
    [InlineData("\"dry\"", "\"wet\"", "POST /things does not take dry in query any more")]
    [InlineData("\"in\": \"query\",", "\"in\": \"query\", \"required\": true,", "POST /things needs dry in query now")]
    [InlineData("\"type\": \"boolean\"", "\"type\": \"string\"", "POST /things dry in query is \"string\" instead of \"boolean\"")]
    [InlineData("[ \"name\" ]", "[ \"name\", \"kind\" ]", "POST /things request.kind is needed now")]
    [InlineData("\"name\": { \"type\": \"string\" }, ", "", "POST /things request.name is gone,POST /things 200.name is gone")]
    [InlineData("\"name\": { \"type\": \"string\" }", "\"name\": { \"type\": \"integer\" }",
        "POST /things request.name is \"integer\" instead of \"string\",POST /things 200.name is \"integer\" instead of \"string\"")]
    [InlineData("[ \"a\", \"b\" ]", "[ \"a\" ]", "POST /things request.kind does not take 'b' any more")]
    [InlineData("\"200\"", "\"201\"", "POST /things does not answer 200 any more,POST /things 200 is gone")]
    public void Between_ABreak_IsFound(string former, string later, string expected) => Breaks(former, later).ShouldBe(expected);

    [Theory]
    [InlineData("\"kind\":", "\"more\": { \"type\": \"string\" }, \"kind\":")]
    [InlineData("[ \"a\", \"b\" ]", "[ \"a\", \"b\", \"c\" ]")]
    [InlineData("\"paths\": {", "\"paths\": { \"/more\": { \"get\": {} },")]
    [InlineData("\"parameters\": [", "\"parameters\": [ { \"name\": \"more\", \"in\": \"query\" },")]
    [InlineData("\"required\": [ \"name\" ],", "")]
    public void Between_AnAddition_BreaksNothing(string former, string later) => Breaks(former, later).ShouldBeEmpty();

    [Fact]
    public void Between_ReleasedAndPresentApi_BreaksNothing() =>
        ApiBreaks.Between(Committed("openapi.released.json"), Committed("openapi.json"))
            .ShouldBeEmpty("Clients of the released API would break. If that is meant, it needs another version of the API.");

    static string Breaks(string former, string later)
    {
        Released.ShouldContain(former);
        return string.Join(',', ApiBreaks.Between(JsonNode.Parse(Released)!, JsonNode.Parse(Released.Replace(former, later, StringComparison.Ordinal))!));
    }

    static JsonNode Committed(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(UserMacro.Processes.Repository.Root, "WebApi", file)))!;
}
