using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Script of macros: it runs where the rules allow it, and gets nowhere.</summary>
public sealed class ScriptTests(Stage stage) : IClassFixture<Stage>
{
    /// <summary>Tries all that a script in a sandbox must not do, and writes down what came of it.</summary>
    const string Attack = """
        const results = document.getElementById('results');
        const note = (name, text) => results.append(Object.assign(document.createElement('li'), { id: name, textContent: text }));
        const attempt = async (name, act) => { try { const got = await act(); note(name, 'WORKED ' + got); } catch (failure) { note(name, 'blocked ' + failure.name); } };
        (async () => {
          const service = '{SERVICE}';
          await attempt('outer-document', () => window.parent.document.body.innerHTML);
          await attempt('top-document', () => window.top.document.title);
          await attempt('cookie', () => document.cookie);
          await attempt('storage', () => window.localStorage.length);
          await attempt('api', async () => (await fetch(service + 'api/v1/macros')).status);
          await attempt('health', async () => (await fetch(service + 'health/live', { mode: 'no-cors' })).type);
          await attempt('elsewhere', async () => (await fetch('{SITE}wiki/rest/api/user/current', { mode: 'no-cors' })).type);
          await attempt('top-navigation', () => { window.top.location.href = service + 'health/live'; return 'asked'; });
          await attempt('popup', () => { if (window.open('about:blank') === null) throw new Error('none'); return 'opened'; });
          await attempt('bridge', () => window.AP.flag.create({ title: 'owned' }));
          await attempt('bridge-script', () => new Promise((resolve, reject) => {
            const script = Object.assign(document.createElement('script'), { src: '{SITE}_static/all.js', onload: () => resolve('loaded'), onerror: () => reject(new Error('refused')) });
            document.head.append(script);
          }));
          for (const id of [window.name, 'com.usermacro.confluence__script-box', 'com.usermacro.confluence__usermacro-admin']) {
            window.top.postMessage({ type: 'init', eid: id }, '*');
            window.top.postMessage({ type: 'req', eid: id, mod: 'flag', fn: 'create', mid: '1', args: [{ title: 'owned', body: 'owned' }] }, '*');
            window.parent.postMessage({ type: 'req', eid: id, mod: 'flag', fn: 'create', mid: '1', args: [{ title: 'owned' }] }, '*');
          }
          note('done', 'done');
        })();
        """;

    [Fact]
    public async Task Script_Allowed_RunsInASandboxThatLeadsNowhere()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.SaveSettingsAsync(new { rules = new { script = true } }, onNumber: 0);
        await admin.PublishAsync("script-box", new
        {
            name = "Script box",
            rules = new { script = true },
            template = """<button onclick="this.textContent = 'pressed'">press</button><p id="own">-</p>"""
                + """<script>document.getElementById('own').textContent = 'ran ' + {{ params.Word }};</script><ul id="results"></ul>"""
                + """<button onclick="location.href = '{SERVICE}health/live'">leave</button>""".Replace("{SERVICE}", stage.ServiceUrl.AbsoluteUri, StringComparison.Ordinal),
            styles = "button { color: rgb(1, 2, 3) }",
            script = Attack.Replace(
                "{SERVICE}", stage.ServiceUrl.AbsoluteUri, StringComparison.Ordinal).Replace("{SITE}", stage.SiteUrl.AbsoluteUri, StringComparison.Ordinal),
            parameters = new[] { new { name = "Word" } },
        });
        await admin.PageAsync(
            "Scripts",
                """<ac:structured-macro ac:name="script-box" ac:schema-version="1"><ac:parameter ac:name="word">it's &lt;/script&gt;</ac:parameter>"""
                + """</ac:structured-macro>""");
        await using var visit = await stage.VisitAsync("administrator");
        await visit.OpenPageAsync("Scripts");
        await visit.AwaitMacroAsync("script-box");
        var address = visit.Page.Url;

        var inside = visit.Macro("script-box").FrameLocator("iframe.um-sandbox");
        await Expect(inside.Locator("#own")).ToHaveTextAsync("ran it's </script>");
        await inside.GetByText("press").ClickAsync();
        await Expect(inside.GetByText("pressed")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await Expect(inside.Locator("#done")).ToHaveTextAsync("done");

        var outcomes = await inside.Locator("#results li:not(#done)").AllTextContentsAsync();
        outcomes.Count.ShouldBe(11);
        outcomes.ShouldAllBe(outcome => outcome.StartsWith("blocked", StringComparison.Ordinal));
        await Expect(visit.Page.GetByText("owned")).ToHaveCountAsync(0);
        visit.Page.Url.ShouldBe(address);
        (await visit.OverflowOfAsync("script-box")).ShouldBeLessThanOrEqualTo(1);

        await inside.GetByText("leave").ClickAsync();
        await visit.EventuallyAsync(
            () => Task.FromResult(
                visit.Complaints.Any(complaint => complaint.Contains("frame-src", StringComparison.Ordinal))), "a script could lead its frame elsewhere");
    }

    [Fact]
    public async Task Script_NotAllowedByTheMacro_DoesNotRun()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PublishAsync(
            "quiet-box",
                new
                {
                    name = "Quiet box",
                    template = """<p id="own" onclick="this.textContent = 'ran'">quiet</p>"""
                        + """<script>document.getElementById('own').textContent = 'ran';</script>""", script = "document.getElementById('own').textContent = 'ran';"
                });
        await admin.PageAsync("Quiet", """<ac:structured-macro ac:name="quiet-box" ac:schema-version="1" />""");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("Quiet");
        await visit.AwaitMacroAsync("quiet-box");

        await visit.Macro("quiet-box").Locator("#own").ClickAsync();

        await Expect(visit.Macro("quiet-box").Locator("#own")).ToHaveTextAsync("quiet");
        await Expect(visit.Macro("quiet-box").Locator("iframe")).ToHaveCountAsync(0);
    }
}
