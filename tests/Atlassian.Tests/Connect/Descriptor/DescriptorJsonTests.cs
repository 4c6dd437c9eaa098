using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Atlassian.Tests.Connect.Descriptor;

public class DescriptorJsonTests
{
    const string Full = """
        {
          "dynamicContentMacros": [{
            "key": "status", "name": {"value": "Status", "i18n": "status.name"}, "url": "/connect/render/status?p.color={color}",
            "description": {"value": "A badge"}, "icon": {"url": "https://example.com/i.png", "width": 80, "height": 80},
            "documentation": {"url": "https://example.com/help"}, "hidden": true, "categories": ["formatting"], "outputType": "inline", "bodyType": "plain-text", "aliases": ["badge"],
            "parameters": [{
              "identifier": "color", "name": {"value": "Color"}, "description": {"value": "Of the badge"}, "type": "confluence-content",
              "required": true, "multiple": true, "defaultValue": "red", "values": ["red", "green"], "hidden": true, "aliases": ["colour"],
              "indexing": {"enabled": true}
            }],
            "width": "100%", "height": "40px",
            "renderModes": {"default": {"url": "/a"}, "pdf": {"url": "/b"}, "word": {"url": "/c"}, "email": {"url": "/d"}}
          }],
          "staticContentMacros": [{
            "key": "box", "name": {"value": "Box"}, "url": "/connect/static/box", "outputType": "block", "bodyType": "rich-text", "renderingMethod": "post"
          }],
          "adminPages": [{
            "key": "admin", "name": {"value": "Admin"}, "url": "/connect/admin", "fullPage": true, "conditions": [{"condition": "user_is_admin"}]
          }]
        }
        """;

    [Fact]
    public void Modules_EveryField_KeepsTheNamesOfTheSchema()
    {
        var modules = Read(Full);

        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(modules, DescriptorJson.Default.AppModules), JsonNode.Parse(Full)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(MacroParameterType.Attachment, "attachment")]
    [InlineData(MacroParameterType.Boolean, "boolean")]
    [InlineData(MacroParameterType.ConfluenceContent, "confluence-content")]
    [InlineData(MacroParameterType.Enum, "enum")]
    [InlineData(MacroParameterType.Int, "int")]
    [InlineData(MacroParameterType.Label, "label")]
    [InlineData(MacroParameterType.SpaceKey, "spacekey")]
    [InlineData(MacroParameterType.String, "string")]
    [InlineData(MacroParameterType.Url, "url")]
    [InlineData(MacroParameterType.Username, "username")]
    public void ParameterType_Value_HasTheNameOfTheSchema(MacroParameterType type, string name)
    {
        var modules = new AppModules
        {
            StaticContentMacros =
            [
                new StaticContentMacro
                {
                    Key = "k", Name = new LocalizedText("n"), Url = "/u",
                    Parameters = [new MacroParameter { Identifier = "p", Name = new LocalizedText("n"), Type = type }],
                },
            ],
        };

        JsonSerializer.SerializeToNode(modules, DescriptorJson.Default.AppModules)!["staticContentMacros"]![0]!["parameters"]![0]!["type"]!
            .GetValue<string>().ShouldBe(name);
    }

    [Fact]
    public void Modules_FieldsAndTypesThatWeDoNotUse_ArePassedOver() =>
        Read("""{"webhooks":[{"event":"page_created"}],"adminPages":[{"key":"k","name":{"value":"n"},"url":"/u","weight":7}]}""")
            .AdminPages.ShouldNotBeNull().ShouldHaveSingleItem().Key.ShouldBe("k");

    [Fact]
    public void Modules_UpperCaseWords_AreReadAsTheSchemaAllows() =>
        Read("""{"staticContentMacros":[{"key":"k","name":{"value":"n"},"url":"/u","bodyType":"RICH-TEXT","renderingMethod":"POST","outputType":"INLINE"}]}""")
            .StaticContentMacros.ShouldNotBeNull().ShouldHaveSingleItem()
            .ShouldBe(new StaticContentMacro
            {
                Key = "k", Name = new LocalizedText("n"), Url = "/u",
                BodyType = MacroBodyType.RichText, RenderingMethod = MacroRenderingMethod.Post, OutputType = MacroOutputType.Inline,
            });

    [Theory]
    [InlineData("""{"staticContentMacros":[{"name":{"value":"n"},"url":"/u"}]}""")]
    [InlineData("""{"staticContentMacros":[{"key":"k","name":"n","url":"/u"}]}""")]
    [InlineData("""{"staticContentMacros":[{"key":"k","name":{"value":"n"},"url":"/u","bodyType":"video"}]}""")]
    [InlineData("""{"staticContentMacros":[{"key":"k","name":{"value":"n"},"url":"/u","bodyType":1}]}""")]
    [InlineData("""{"staticContentMacros":[{"key":"k","name":{"value":"n"},"url":"/u","bodyType":null}]}""")]
    [InlineData("""{"staticContentMacros":[{"key":"k","name":null,"url":"/u"}]}""")]
    [InlineData("""{"staticContentMacros":{"key":"k"}}""")]
    public void Modules_BadModule_IsAJsonException(string json) => Should.Throw<JsonException>(() => Read(json));

    static AppModules Read(string json) => JsonSerializer.Deserialize(json, DescriptorJson.Default.AppModules)!;
}
