extern alias commandline;

using commandline::UserMacro.CommandLine.Commands;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.CommandLine;

/// <summary>The command line against the service itself.</summary>
public sealed class CommandLineTests(WebApiApp app) : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;
    TestSite _site = null!;
    string _token = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.InstalledAsync(app);
        _token = (await _site.CreateTokenAsync("write", "publish")).Text;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryMember_PushedPublishedAndPulled_IsTheSame()
    {
        await _site.CreatePartAsync("base", new { kind = "bundle", styles = "p { margin: 0 }" });
        Write(
            "a/box/macro.yaml",
            $"""
            name: "Box: the #1"
            description: |-
              Two lines.
              Yes.
            categories:
              - formatting
              - visuals
            body: rendered
            output: framed
            layout: inline
            language: scriban
            icon: "https://cdn.example.com/i.png"
            documentation: "https://example.com/?a=1#b"
            bundles:
              - base
            parameters:
              - name: Colour
                title: Größe
                description: Pick one
                type: enum
                required: true
                default: "no"
                values:
                  - "no"
                  - "true"
                multiple: true
              - name: page
                type: confluenceContent
                hidden: true
              - name: text
                type: string
                multiLine: true
            rules:
              spaces:
                - DEV
              hidden: true
              editors:
                - {_site.Administrator}
              insertAccounts:
                - {_site.Administrator}
              insertGroups:
                - site admins
              script: true
              hosts:
                - "https://*.example.com"

            """);
        Write("a/box/template.scriban", "<p>\r\n  {{ params.Colour }} {{ params.page }} {{ params.text }} {{ body }}\r\n</p>");
        Write("a/box/style.css", "p { color: red }\n");
        Write("a/box/script.js", "alert('ü')");

        (await RunAsync("push", "--dir", "a")).ShouldBe((0, "box: created draft 1\n", ""));
        (await RunAsync("publish", "--dir", "a", "--note", "first"))
            .ShouldBe((0, "box: the service has this draft already (1)\nbox: published as revision 1\n", ""));
        (await RunAsync("publish", "--dir", "a")).Output.ShouldContain("already published, as revision 1");
        (await RunAsync("diff", "--dir", "a")).ShouldBe((0, "", ""));
        (await RunAsync("diff", "--dir", "a", "--published")).ShouldBe((0, "", ""));
        (await RunAsync("pull", "--dir", "b")).ShouldBe((0, "box: pulled draft 1\n", ""));

        foreach (var file in new[] { "macro.yaml", "template.scriban", "style.css", "script.js" })
        {
            Read($"b/box/{file}").ShouldBe(Read($"a/box/{file}"));
        }

        (await RunAsync("push", "--dir", "b")).Output.ShouldBe("box: the service has this draft already (1)\n");
    }

    [Fact]
    public async Task EditOnTheAdminPage_Meanwhile_IsAConflictAndStays()
    {
        WriteMacro("<b>one</b>");
        await RunAsync("push");
        using var edit = await _site.CallAsync(HttpMethod.Put, "/api/v1/macros/badge/draft", new { name = "Badge", template = "<b>theirs</b>" }, ifMatch: 1);
        Write("badge/template.scriban", "<b>mine</b>");

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(3);
        run.Error.ShouldContain("draft 2");
        (await TemplateAsync()).ShouldBe("<b>theirs</b>");
        (await RunAsync("pull")).Exit.ShouldBe(3);
        (await RunAsync("push", "--force")).ShouldBe((0, "badge: saved draft 3\n", ""));
        (await TemplateAsync()).ShouldBe("<b>mine</b>");
    }

    [Fact]
    public async Task TemplateWithErrors_Pushed_IsKeptAndNotPublished()
    {
        WriteMacro("<b>one</b>");
        await RunAsync("push");
        Write("badge/template.scriban", "<b>\n{{ if }}</b>");

        var run = await RunAsync("publish");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("badge/template.scriban:2:");
        run.Error.ShouldContain("saved draft 2");
        (await TemplateAsync()).ShouldBe("<b>\n{{ if }}</b>");
        (await RunAsync("publish")).Exit.ShouldBe(1);
        (await RunAsync("diff", "--published")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task BrokenRule_Pushed_IsToldAtItsLine()
    {
        WriteMacro("");
        Write("badge/macro.yaml", "name: Badge\nparameters:\n  - name: a b\n");

        var run = await RunAsync("push");

        run.Exit.ShouldBe(1);
        run.Output.ShouldStartWith("badge/macro.yaml:3:5: error rule: parameters[0].name:");
        (await RunAsync("pull")).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task LargestTexts_Pushed_AreTaken()
    {
        WriteMacro(new string('"', 128 << 10));
        Write("badge/style.css", new string('<', 64 << 10));
        Write("badge/script.js", new string('\\', 256 << 10));

        (await RunAsync("push")).ShouldBe((0, "badge: created draft 1\n", ""));
        (await RunAsync("diff")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Import_Folder_TellsFirstAndImportsWhenTold()
    {
        Write("dc/box.vm", "## @param Title:title=Title|type=string\n<p>$paramTitle</p>");
        Write("dc/old/bad.vm", "<p>\n#if($paramx)\n</p>");
        Write("dc/readme.md", "no macro");

        var plan = await RunAsync("import", "dc", "--csv", "report.csv", "--html", "report.html");

        plan.Exit.ShouldBe(1);
        plan.Output.ShouldContain("box: runs as it is\n");
        plan.Output.ShouldContain("bad: needs a change\n  2:1 “#if” is not closed");
        plan.Output.ShouldEndWith(
            "2 macros: 1 runs as it is, 0 runs with differences, 1 needs a change, 0 cannot work in the cloud. "
            + "Nothing was imported; --apply does that.\n");
        File.ReadAllText(Path.Combine(_folder, "report.csv")).ShouldContain("old/bad.vm,bad,bad,needs a change");
        File.ReadAllText(Path.Combine(_folder, "report.html")).ShouldContain("<!doctype html>");

        (await RunAsync("import", "dc/box.vm", "--apply", "--publish")).ShouldBe(
            (0, "box: runs as it is (created)\n1 macros: 1 runs as it is, 0 runs with differences, 0 needs a change, 0 cannot work in the cloud.\n", ""));
        (await RunAsync("import", "dc", "--apply")).Output.ShouldContain("box: runs as it is (skipped)");
        (await _site.ReadAsync("box"))["state"]!.GetValue<string>().ShouldBe("published");
        File.WriteAllText(Path.Combine(_folder, "ids.csv"), "old,new\n4587542,98305\n");
        File.WriteAllText(Path.Combine(_folder, "dc", "rules.vm"), "## @noparams\n<a href=\"/pages/viewpage.action?pageId=4587542\">x</a>");
        (await RunAsync("import", "dc/rules.vm", "--ids", "ids.csv", "--apply", "--csv", "done.csv")).Output.ShouldContain("(created)");
        (await _site.ReadAsync("rules"))["draft"]!["definition"]!["template"]!.GetValue<string>().ShouldContain("pageId=98305");
        File.ReadAllText(Path.Combine(_folder, "done.csv")).ShouldContain(",created,");
        (await RunAsync("import", "dc", "--ids", "nowhere.csv")).Error.ShouldContain("There is no file");
        (await RunAsync("import", "nowhere")).Error.ShouldContain("There is no file or folder");
        (await RunAsync("import", "dc", "--on-conflict", "perhaps")).Exit.ShouldNotBe(0);
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Tool.RunAsync(
            arguments,
            new()
            {
                Variable = name => name switch
                {
                    "USERMACRO_URL" => new Uri(app.Client.BaseAddress!, WebApiApp.BasePath).ToString(),
                    "USERMACRO_TOKEN" => _token,
                    _ => null,
                },
                CurrentFolder = _folder,
                Output = output,
                Error = error,
                IsTerminal = false,
                Time = TimeProvider.System,
            },
            TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    async Task<string> TemplateAsync()
    {
        using var answer = await _site.CallAsync(HttpMethod.Get, "/api/v1/macros/badge");
        return (await answer.JsonAsync())["draft"]!["definition"]!["template"]!.GetValue<string>();
    }

    void WriteMacro(string template)
    {
        Write("badge/macro.yaml", "name: Badge\n");
        Write("badge/template.scriban", template);
    }

    string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
