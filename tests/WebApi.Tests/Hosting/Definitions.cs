namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Macros that several tests use.</summary>
static class Definitions
{
    public static object Badge(string template = "<b class=\"badge\">{{ params.Text }}</b>") => new
    {
        name = "Badge",
        description = "A coloured word.",
        template,
        styles = ".badge { color: green }",
        parameters = new[] { new { name = "Text", @default = "plain" } },
    };

    public static object WithBody(string body = "rendered", string output = "framed") => new
    {
        name = "Panel",
        body,
        output,
        template = output == "static" ? "<div>{{ body }}</div>" : "<section>{{ body }}</section>",
        styles = output == "static" ? "" : "section { border: 1px solid }",
    };

    public static object Static(string template = "<p>Hello {{ params.Who }}</p>") => new
    {
        name = "Greeting",
        output = "static",
        template,
        parameters = new[] { new { name = "Who", @default = "world" } },
    };

    public static object Runaway() => new { name = "Runaway", template = "{{ while true }}x{{ end }}" };
}
