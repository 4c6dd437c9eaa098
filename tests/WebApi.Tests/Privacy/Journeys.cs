using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Marks;
using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Migration;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>What a site does with the service from its installation to its uninstallation, and what others try, with a mark in everything.</summary>
sealed partial class Journeys(WebApiApp app, MarkSet marks)
{
    const string People = "/wiki/rest/api/user?accountId=" + TestSite.Viewer;

    readonly Mark _key = marks.Addressed("key of a macro");
    readonly Mark _value = marks.Shown("value of a parameter");
    readonly Mark _title = marks.Shown("title of a page");
    readonly Mark _body = marks.Shown("body of a page");
    readonly Mark _name = marks.Shown("display name");
    readonly Mark _mail = marks.Shown("e-mail address");
    readonly Mark _answer = marks.Shown("answer of a connection");
    readonly Mark _connectionSecret = marks.Stored("secret of a connection");

    TestSite Site { get; set; } = null!;

    string MacroToken => Secret("context token of a macro", Site.ContextToken(TestSite.Viewer, TestSite.MacroContext()));

    public async Task RunAsync()
    {
        Site = await TestSite.InstalledAsync(app);
        marks.Stored("shared secret", Site.Secret);
        marks.Stored("account ID", Site.Administrator);
        marks.Addressed("client key", Site.ClientKey);
        await AdministerAsync();
        await AuthorAsync();
        await UseConnectionAsync();
        await UseTokensAsync();
        await TransferAsync();
        await MigrateAsync();
        await ScriptAsync();
        await AttackAsync();
        await FailAsync();
        await LeaveAsync();
    }

    async Task AdministerAsync()
    {
        await PublishAsync(_key.Text, Definition("framed"), marks.Note.Text);
        await Site.SaveAsync(_key.Text, Definition("framed", " again"));
        await Site.DoAsync(_key.Text, "publish", new { note = marks.Note.Text });
        await Site.CreatePartAsync("shared", new { kind = "snippet", template = marks.Stored("shared snippet").Text });
        foreach (var read in (string[])[MacrosPath, $"{MacrosPath}/{_key}/revisions", $"{MacrosPath}/{_key}/compare?from=1&to=draft", "/api/v1/audit"])
        {
            await Site.GetJsonAsync(read);
        }
    }

    async Task AuthorAsync()
    {
        await PublishAsync($"{_key}-static", Definition("static"), "first");
        var answers = app.Host.Answers;
        answers[Site.SiteHost + People] = JsonSerializer.Serialize(new { displayName = _name.Text, email = _mail.Text, accountId = TestSite.Viewer });
        app.Host.MacroBodies[$"{Site.SiteHost}/wiki/rest/api/content/{TestSite.PageId}/history/3/macro/id/m-1"] = $"<p>{_body}</p>";
        var query = $"&p.text={_value}&page.title={_title}";
        await ServedAsync(Site.GetAsync(Target(_key.Text, query)), null);
        await ServedAsync(Site.GetAsync(Target($"{_key}-static", query, "/connect/static")), _body);
        await ServedAsync(Site.PostFormAsync($"/connect/static/{_key}-static", ("p.text", _value.Text), ("macro.body", $"<p>{_body}</p>")), _body);
        await ServedAsync(
            Site.CallAsync(
                HttpMethod.Post,
                $"{MacrosPath}/{_key}/preview",
                new { definition = Definition("framed"), parameters = new { text = _value.Text }, body = $"<p>{_body}</p>" }),
            _body);
        using var editor = await Site.GetAsync($"/connect/editor/{_key}");

        using var frame = await Site.GetAsync(Target(_key.Text, query));
        var ticket = WebUtility.HtmlDecode(Tickets().Match(await frame.TextAsync()).Groups["ticket"].Value);
        Secret("ticket of a frame", ticket);
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["/rest/api/user/current"] = $"{{\"displayName\":\"{_name}\"}}" };
        using var content = JsonContent.Create(new { ticket, body = $"<p>{_body}</p>", answers = data });
        await ServedAsync(Site.SendAsync(HttpMethod.Post, $"/connect/frames/{_key}", MacroToken, content), _name);
    }

    async Task UseConnectionAsync()
    {
        var host = Site.SiteHost.Replace("atlassian.net", "example.com", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Key"] = _connectionSecret.Text };
        using var saved = await Site.CallAsync(HttpMethod.Put, "/api/v1/connections/weather", new { baseUrl = $"https://{host}/v1", headers }, ifMatch: 0);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.TextAsync());
        app.Host.Answers[$"{host}/v1/today?city={_value}"] = $"{{\"sky\":\"{_answer}\"}}";
        const string Template = "[{{ data = http.get_json 'weather' '/today' { city: params.city } }}{{ data?.sky }}]";
        await PublishAsync("weather", new { name = "W", template = Template, parameters = new[] { new { name = "city" } } }, "first");
        await ServedAsync(Site.GetAsync(Target("weather", $"&p.city={_value}")), _answer);
    }

    async Task UseTokensAsync()
    {
        var (id, text) = await Site.CreateTokenAsync("read", "write", "publish");
        Secret("API token", text);
        await ServedAsync(app.BearAsync(text, HttpMethod.Get, MacrosPath), null);
        await ServedAsync(app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/{_key}/disable", idempotencyKey: marks.Shown("idempotency key").Text), null);
        await ServedAsync(app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/{_key}/enable"), null);
        await SentAsync(app.BearAsync(text, HttpMethod.Get, "/api/v1/tokens"));
        await SentAsync(app.BearAsync(text + "x", HttpMethod.Get, MacrosPath));
        await ServedAsync(Site.CallAsync(HttpMethod.Delete, $"/api/v1/tokens/{id}"), null);
    }

    async Task TransferAsync()
    {
        var archive = await Site.GetJsonAsync("/api/v1/export?history=true");
        using var audit = await Site.CallAsync(HttpMethod.Get, "/api/v1/audit/export?format=csv");
        audit.StatusCode.ShouldBe(HttpStatusCode.OK);
        var other = await TestSite.InstalledAsync(app);
        marks.Stored("shared secret of the other site", other.Secret);
        using var imported = await other.CallAsync(HttpMethod.Post, "/api/v1/import", $"{{\"bundle\":{archive.ToJsonString()}}}");
        imported.StatusCode.ShouldBe(HttpStatusCode.OK, await imported.TextAsync());
    }

    async Task MigrateAsync()
    {
        var file = marks.Addressed("name of a file");
        var content = MigrationFiles.Zip(($"{file}.vm", "## @param Colour:title=Colour|type=string\n<p>$paramColour $body</p>"));
        await Site.ReportAsync("plan", content, $"file={file}.zip");
        await Site.ReportAsync("import", content, $"file={file}.zip");
        var broken = marks.Shown("name of a broken file");
        await SentAsync(Site.SendAsync("plan", [1, 2, 3], $"file={broken}.zip&onConflict={broken}"));
    }

    async Task ScriptAsync()
    {
        await Site.ChangeSettingsAsync(new { rules = new { script = true } });
        await PublishAsync(
            "scripted",
            new
            {
                name = "S", template = "<b onclick=\"x()\">{{ params.text }}</b>", script = "run()", rules = new { script = true },
                parameters = new[] { new { name = "text" } },
            },
            "first");
        using var frame = await Site.GetAsync(Target("scripted", $"&p.text={_value}"));
        var address = WebUtility.HtmlDecode(Sandboxes().Match(await frame.TextAsync()).Groups["address"].Value)[WebApiApp.BaseUrl.Length..];
        Secret("ticket of a sandbox", address);
        await ServedAsync(Site.SendAsync(HttpMethod.Get, address), null);
        await SentAsync(Site.SendAsync(HttpMethod.Get, address[..^2]));
    }

    async Task AttackAsync()
    {
        var target = Target(_key.Text, $"&p.text={_value}");
        var token = Secret("token of a request", Site.Sign(Site.Claims("GET", target)));
        string[] bad = [TestTokens.Unsigned(token), Site.ContextToken(TestSite.Viewer), token[..^3], token + new string('x', 9 * 1024)];
        foreach (var text in bad)
        {
            await SentAsync(Site.SendAsync(HttpMethod.Get, $"{target}&jwt={text}"));
            await SentAsync(Site.SendAsync(HttpMethod.Get, target, text));
        }

        var invented = new TestSite(app);
        var issuer = marks.Shown("invented issuer");
        await SentAsync(Site.SendAsync(HttpMethod.Get, target, invented.Sign(invented.Claims("GET", target) with { Issuer = issuer.Text })));
        await SentAsync(Site.SendMessageAsync("installed", token, Site.Message("installed")));
        var odd = marks.Shown("hostile text");
        await SentAsync(Site.SendAsync(HttpMethod.Get, $"/api/v1/{odd}"));
        await SentAsync(Site.SendAsync(HttpMethod.Get, $"/connect/render/{odd}?{odd}={odd}"));
        await SentAsync(Site.SendAsync(HttpMethod.Get, $"/connect/sandbox/{odd}.{odd}"));
        await SentAsync(Site.CallAsync(HttpMethod.Patch, $"{MacrosPath}/{odd}", $"{{\"{odd}\":"));
        await SentAsync(Site.CallAsync(HttpMethod.Post, MacrosPath, $"{{\"key\":\"{odd}\",\"definition\":{{\"{odd}\":\"{odd}\","));
        await SentAsync(Site.CallAsync(HttpMethod.Get, $"{MacrosPath}?state={odd}"));
        await SentAsync(Site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{odd}/revisions/{odd}"));
        await SentAsync(Site.CallAsync(HttpMethod.Get, $"{MacrosPath}/{odd}"));
        await SentAsync(Site.CallAsync(HttpMethod.Get, MacrosPath, token: Site.ContextToken(marks.Stored("account that was refused").Text)));
        using var traced = new HttpRequestMessage(HttpMethod.Get, $"{WebApiApp.BasePath}{MacrosPath}");
        foreach (var header in (string[])["baggage", "tracestate", "X-Request-Id", "User-Agent", "Referer", "X-Forwarded-For", "Cookie"])
        {
            traced.Headers.TryAddWithoutValidation(header, $"a={marks.Shown($"header {header}")}");
        }

        traced.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await SentAsync(app.Client.SendAsync(traced, TestContext.Current.CancellationToken));
    }

    async Task FailAsync()
    {
        await PublishAsync(
            "endless", new { name = "E", template = "{{ while true }}{{ params.text }}{{ end }}", parameters = new[] { new { name = "text" } } }, "first");
        await ServedAsync(Site.GetAsync(Target("endless", $"&p.text={_value}")), null);
        await Site.FailAsync(_key.Text, nameof(IMacroGrain.Render), () => throw new InvalidOperationException($"A bug: {_value} {_body}"));
        await SentAsync(Site.GetAsync(Target(_key.Text, $"&p.text={_value}")));
        var storage = ((IMarkedApp)app).Storage;
        storage.Message = $"No storage for {_key} {_body}";
        storage.FailingKey = _key.Text;
        await SentAsync(Site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{_key}/disable"));
        storage.FailingKey = $"{_key}-static";
        await SentAsync(Site.CallAsync(HttpMethod.Post, $"{MacrosPath}/{_key}-static/disable"));
        storage.FailingKey = $"{_key}-never";
        await SentAsync(Site.CallAsync(HttpMethod.Post, MacrosPath, new { key = $"{_key}-never", definition = Definition("framed") }));
        storage.FailingKey = null;
    }

    async Task LeaveAsync()
    {
        await ServedAsync(Site.SendInstallAsync(LifecycleEvents.Uninstalled), null);
        await SentAsync(Site.GetAsync(Target(_key.Text, $"&p.text={_value}")));
    }

    object Definition(string output, string more = "") => new
    {
        name = marks.Template.Text,
        description = marks.Template.Text,
        output,
        body = "rendered",
        template = $"<div><p>{marks.Template}{more} {{{{ params.text }}}} {{{{ user?.name }}}} {{{{ page.title }}}}</p>{{{{ body }}}}</div>",
        parameters = new[] { new { name = "text", @default = marks.Template.Text } },
    };

    async Task PublishAsync(string key, object definition, string note)
    {
        using var created = await Site.CallAsync(HttpMethod.Post, MacrosPath, new { key, definition });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.TextAsync());
        await Site.DoAsync(key, "publish", new { note });
    }

    static string Target(string key, string query = "", string path = "/connect/render") =>
        TestSite.RenderTarget(key, query.Contains("page.title", StringComparison.Ordinal) ? "" : query, path)
            .Replace("page.title=Home", query.Contains("page.title", StringComparison.Ordinal) ? query[1..] : "page.title=Home", StringComparison.Ordinal);

    // The end of a token is its signature, which is one of a kind; its beginning is what all have.
    string Secret(string subject, string text)
    {
        marks.Secret(subject, text[^24..]);
        return text;
    }

    static async Task ServedAsync(Task<HttpResponseMessage> call, Mark? shown)
    {
        using var answer = await call;
        var text = await answer.TextAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        if (shown is not null)
        {
            text.ShouldContain(shown.Text);
        }
    }

    // What it gets is another test's matter.
    static async Task SentAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
    }

    [GeneratedRegex("data-ticket=\"(?<ticket>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tickets();

    [GeneratedRegex("data-sandbox=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sandboxes();
}
