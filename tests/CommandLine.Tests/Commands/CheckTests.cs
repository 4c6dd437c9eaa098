using System.Text.Json.Nodes;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

public sealed class CheckTests : ToolTests
{
    [Fact]
    public async Task Check_GoodMacro_SendsTheDefinitionAndFindsNothing()
    {
        WriteMacro("badge", "text");

        var run = await RunAsync("check");

        run.ShouldBe(new(0, "1 checked: 0 errors, 0 warnings\n", ""));
        var sent = Service.Requests.Single();
        sent.ToString().ShouldBe("POST /api/v1/macros/badge/check");
        var expected = FakeDefinitions.Plain("badge");
        expected["template"] = "text";
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), expected).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task Check_WarningsAlone_Succeeds()
    {
        WriteMacro("badge");
        Service.CheckAnswer = Answer(Diagnostic("warning", "unused-parameter", "Nothing uses it.", 1));

        (await RunAsync("check")).ShouldBe(new(
            0, "badge/template.scriban:1:2: warning unused-parameter: Nothing uses it.\n1 checked: 0 errors, 1 warnings\n", ""));
    }

    [Fact]
    public async Task Check_Errors_AreToldAtTheirPlaces()
    {
        Write("badge/macro.yaml", "name: badge\nrules:\n  spaces:\n    - a b\n");
        Write("badge/template.scriban", "");
        Service.CheckAnswer = Answer(Diagnostic("error", "syntax", "Unfinished.", 3));
        Service.CheckAnswer["errors"] = new JsonObject
        {
            ["rules.spaces[0]"] = new JsonArray("Must be the key of a space."),
            ["icon"] = new JsonArray("Must be an address."),
            ["styles"] = new JsonArray("Must have at most 64 KB."),
        };

        var run = await RunAsync("check");

        run.Exit.ShouldBe(1);
        run.Output.ShouldBe(
            """
            badge/macro.yaml:1:1: error rule: icon: Must be an address.
            badge/macro.yaml:4:7: error rule: rules.spaces[0]: Must be the key of a space.
            badge/style.css:1:1: error rule: styles: Must have at most 64 KB.
            badge/template.scriban:3:2: error syntax: Unfinished.
            1 checked: 4 errors, 0 warnings

            """);
    }

    [Fact]
    public async Task Check_BrokenFilesBesideGoodOnes_ChecksBoth()
    {
        Write("a/macro.yaml", "nome: a\n");
        WriteMacro("b");
        Service.CheckAnswer = Answer(Diagnostic("error", "syntax", "Unfinished.", 1));

        var run = await RunAsync("check");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("a/macro.yaml:1:1: error unknown-member");
        run.Output.ShouldContain("b/template.scriban:1:2: error syntax");
        Service.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_Github_WritesAnnotationsThatHoldNoOtherCommand()
    {
        WriteMacro("macros/badge");
        Service.CheckAnswer = Answer(Diagnostic("error", "a,b:c", "50%\n::stop-commands::x\u001b[1m", 2), Diagnostic("warning", "w", "ok", 1));

        var run = await RunAsync("check", "--dir", "macros", "--format", "github");

        run.ShouldBe(new(
            1,
            "::error file=macros/badge/template.scriban,line=2,col=2,endLine=2,endColumn=5,title=a%2Cb%3Ac::50%25%0A::stop-commands::x␛[1m\n"
            + "::warning file=macros/badge/template.scriban,line=1,col=2,endLine=1,endColumn=5,title=w::ok\n",
            ""));
    }

    [Fact]
    public async Task Check_Json_WritesOneArray()
    {
        WriteMacro("badge");
        Write("bad/macro.yaml", "name: bad\n");
        Service.CheckAnswer = Answer(Diagnostic("warning", "w", "\"quoted\"", 7));

        var run = await RunAsync("check", "--format", "json");

        run.Exit.ShouldBe(1);
        var findings = JsonNode.Parse(run.Output)!.AsArray();
        findings.Count.ShouldBe(2);
        JsonNode.DeepEquals(findings[0], JsonNode.Parse(
            """{"file":"bad/template.scriban","line":1,"column":1,"severity":"error","code":"missing-file","message":"The file is missing."}"""))
                .ShouldBeTrue(run.Output);
        JsonNode.DeepEquals(findings[1], JsonNode.Parse(
            """{"file":"badge/template.scriban","line":7,"column":2,"endLine":7,"endColumn":5,"severity":"warning","code":"w","message":"\"quoted\""}"""))
                .ShouldBeTrue(run.Output);
    }

    [Fact]
    public async Task Check_NothingFoundAsJson_IsAnEmptyArray()
    {
        WriteMacro("badge");

        (await RunAsync("check", "--format", "json")).ShouldBe(new(0, "[]\n", ""));
    }

    [Fact]
    public async Task Check_ServiceWithoutChecks_SaysSo()
    {
        WriteMacro("badge");
        Service.Intercept("POST", "/check", context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });

        var run = await RunAsync("check");

        run.Exit.ShouldBe(5);
        run.Error.ShouldContain("does not know this request");
    }

    static JsonObject Answer(params JsonNode[] diagnostics) => new() { ["diagnostics"] = new JsonArray(diagnostics) };

    static JsonObject Diagnostic(string severity, string code, string message, int line) => new()
    {
        ["severity"] = severity, ["code"] = code, ["message"] = message, ["line"] = line, ["column"] = 2, ["endLine"] = line, ["endColumn"] = 5,
    };
}
