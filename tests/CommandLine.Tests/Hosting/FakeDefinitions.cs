using System.Text.Json.Nodes;

namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>Definitions as the API writes them: every member is there.</summary>
static class FakeDefinitions
{
    public static JsonObject Plain(string name) => new()
    {
        ["name"] = name,
        ["description"] = "",
        ["categories"] = new JsonArray(),
        ["body"] = "none",
        ["output"] = "framed",
        ["layout"] = "block",
        ["parameters"] = new JsonArray(),
        ["language"] = "scriban",
        ["template"] = "<b>hello</b>\n",
        ["styles"] = "",
        ["icon"] = "",
        ["documentation"] = "",
        ["script"] = "",
        ["bundles"] = new JsonArray(),
        ["rules"] = Rules(),
    };

    /// <summary>Everything a definition can say.</summary>
    public static JsonObject Full() => new()
    {
        ["name"] = "Status: box #1",
        ["description"] = "Shows a box.\nIn colour, with \"quotes\".",
        ["categories"] = new JsonArray("formatting", "visuals"),
        ["body"] = "rendered",
        ["output"] = "static",
        ["layout"] = "inline",
        ["parameters"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "Colour", ["title"] = "Farbe für Größe", ["description"] = "yes", ["type"] = "enum", ["required"] = true, ["default"] = "no",
                ["values"] = new JsonArray("no", "true", "0x10", " lead", "- dash"), ["multiple"] = true, ["hidden"] = true, ["multiLine"] = false,
            },
            new JsonObject
            {
                ["name"] = "page", ["title"] = "", ["description"] = "", ["type"] = "confluenceContent", ["required"] = false, ["default"] = "",
                ["values"] = new JsonArray(), ["multiple"] = false, ["hidden"] = false, ["multiLine"] = true,
            }),
        ["language"] = "scriban",
        ["template"] = "<p>\r\n  {{ params.colour }}\r\n</p>",
        ["styles"] = "p { color: red }\n",
        ["icon"] = "https://cdn.example.com/icon.png",
        ["documentation"] = "https://example.com/?a=1&b=2#c",
        ["script"] = "alert('ü')",
        ["bundles"] = new JsonArray("base", "charts"),
        ["rules"] = new JsonObject
        {
            ["spaces"] = new JsonArray("DEV", "~712020:ab"), ["hidden"] = true, ["editors"] = new JsonArray("712020:ab-cd"),
            ["insertAccounts"] = new JsonArray("712020:ef", "former-user:17"), ["insertGroups"] = new JsonArray("site admins"), ["script"] = true,
            ["hosts"] = new JsonArray("https://*.example.com"),
        },
    };

    static JsonObject Rules() => new()
    {
        ["spaces"] = new JsonArray(), ["hidden"] = false, ["editors"] = new JsonArray(), ["insertAccounts"] = new JsonArray(),
        ["insertGroups"] = new JsonArray(), ["script"] = false, ["hosts"] = new JsonArray(),
    };
}
