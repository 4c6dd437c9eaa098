using System.Text.Json.Nodes;

namespace UserMacro.Simulator.Tests.Apps;

internal static class Descriptors
{
    public const string AppKey = "com.example.test";

    /// <summary>A descriptor with one framed macro, one static macro each for GET and POST, and an admin page.</summary>
    public static JsonObject Plain(string baseUrl) => JsonNode.Parse(
        $$"""
        {
          "key": "{{AppKey}}", "name": "Test app", "baseUrl": "{{baseUrl}}",
          "authentication": { "type": "jwt" }, "scopes": ["READ"],
          "lifecycle": { "installed": "/installed", "uninstalled": "/uninstalled", "enabled": "/enabled", "disabled": "/disabled" },
          "modules": {
            "adminPages": [{ "key": "admin", "name": { "value": "Admin" }, "url": "/admin?tab={ac.tab}&page={page.id}",
            "conditions": [{ "condition": "user_is_admin" }] }],
            "dynamicContentMacros": [{ "key": "framed", "name": { "value": "Framed" },
            "url": "/framed?page.id={page.id}&page.version={page.version}&macro.id={macro.id}&title={title}&body={macro.body}&cut={macro.truncated}&out={output.type}&user={user.id}",
              "bodyType": "plain-text", "parameters": [
                { "identifier": "title", "name": { "value": "Title" }, "type": "string", "defaultValue": "Untitled", "aliases": ["Title"] },
                { "identifier": "hush", "name": { "value": "Hush" }, "type": "string" }],
              "renderModes": { "default": { "url": "/mode?title={title}&out={output.type}" } } }],
            "staticContentMacros": [
              { "key": "static-get", "name": { "value": "Static" }, "url": "/static?title={title}&page.version={page.version}&body={macro.body}",
              "bodyType": "rich-text", "parameters": [{ "identifier": "title", "name": { "value": "Title" }, "type": "string" }] },
              { "key": "static-post", "name": { "value": "Static" }, "url": "/posted?title={title}&body={macro.body}", "bodyType": "rich-text",
              "renderingMethod": "post", "parameters": [{ "identifier": "title", "name": { "value": "Title" }, "type": "string" }] }]
          }
        }
        """)!.AsObject();

    public static JsonObject Macro(string key) => new() { ["key"] = key, ["name"] = new JsonObject { ["value"] = key }, ["url"] = "/render/" + key };

    public static string Modules(params IEnumerable<string> keys) =>
        new JsonObject { ["dynamicContentMacros"] = new JsonArray([.. keys.Select(Macro)]) }.ToJsonString();
}
