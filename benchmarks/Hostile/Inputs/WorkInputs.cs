using System.Globalization;
using System.Text;
using UserMacro.Traffic.Hostile;

namespace UserMacro.Hostile.Inputs;

/// <summary>B. Calls that cost more than they look.</summary>
static class WorkInputs
{
    const int Million = 1024 * 1024;
    const int HalfTemplate = 120 * 1024;

    public static IReadOnlyList<(string Name, string Html)> Bodies { get; } =
    [
        ("1 MB of <p>", Repeat("<p>", Million)),
        ("1 MB of <p>x", Repeat("<p>x", Million)),
        ("1 MB of <li>", Repeat("<li>", Million)),
        ("1 MB of <ul><li>", Repeat("<ul><li>x</ul>", Million)),
        ("1 MB of <dd>", Repeat("<dd>", Million)),
        ("1 MB of <option>", Repeat("<option>", Million)),
        ("1 MB of <table><p>", Repeat("<table><p>", Million)),
        ("1 MB of <table><p></table>", Repeat("<table><p></table>", Million)),
        ("1 MB of text in a table", "<table>" + Repeat("a<tr>", Million)),
        ("1 MB of <td>", "<table><tr>" + Repeat("<td>", Million)),
        ("1 MB of <tr>", "<table>" + Repeat("<tr>", Million)),
        ("1 MB of <br>", Repeat("<br>", Million)),
        ("1 MB of <b></b>", Repeat("<b></b>", Million)),
        ("1 MB of <b></p>", Repeat("<b></p></b>", Million)),
        ("1 MB of <svg/>", Repeat("<svg/>", Million)),
        ("1 MB of <script>", Repeat("<script></script>", Million)),
        ("1 MB of <style>", Repeat("<style>a{b:c}</style>", Million)),
        ("1 MB of <style> left open", Repeat("<style>", Million)),
        ("1 MB of <textarea>", Repeat("<textarea>", Million)),
        ("1 MB of <!-->", Repeat("<!-->", Million)),
        ("1 MB of &", Repeat("&", Million)),
        ("1 MB of &notin", Repeat("&notin", Million)),
        ("1 MB of <", Repeat("<", Million)),
        ("170 KB of zeros", Repeat("\0", Million / 6)),
        ("20 000 styled paragraphs", Repeat("<p style=\"color:red;width:calc(1px + 2px)\">x</p>", 20_000 * 49)),
        ("20 000 styles, each another",
            string.Concat(Enumerable.Range(0, 20_000)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"<p style=\"--a{number}:1;color:red\">x")))),
        ("one style of 1 MB", $"<p style=\"{Repeat("color:red;", Million - 100)}\">x</p>"),
        ("one style of shorthands", $"<p style=\"{Repeat("background:red;border:1px;font:a;", Million - 100)}\">x</p>"),
        ("90 000 attributes",
            $"<p {string.Concat(Enumerable.Range(0, 90_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"a{number} ")))}>x</p>"),
        ("90 000 data attributes",
            $"<p {string.Concat(Enumerable.Range(0, 70_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"data-a{number} ")))}>x</p>"),
        ("90 000 classes",
            $"<p class=\"{string.Concat(Enumerable.Range(0, 90_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"a{number} ")))}\">x</p>"),
        ("40 000 links", Repeat("<a href=\"/wiki/x\">x</a>", Million)),
        ("20 000 data addresses", Repeat("<img src=\"data:image/png;base64,aaaa\">", Million)),
        ("one address of 1 MB", $"<a href=\"http://a/{Repeat("../", Million - 100)}\">x</a>"),
        ("20 000 ids", string.Concat(Enumerable.Range(0, 50_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"<p id=a{number}>x")))),
    ];

    public static IEnumerable<HostileInput> All =>
    [
        .. WorkTemplates.Velocity.Select(template => new HostileInput(
            "B Velocity", template.Name, (scene, cancellation) => scene.Tenant.PreviewAsync("velocity", template.Template, cancellation))),
        .. WorkTemplates.Scriban.Select(template => new HostileInput(
            "B Scriban", template.Name, (scene, cancellation) => scene.Tenant.PreviewAsync("scriban", template.Template, cancellation))),
        .. WorkTemplates.Velocity.Take(14).Select(template => new HostileInput(
            "B published macros", template.Name, (scene, cancellation) => scene.RenderAsync("velocity", template.Template, cancellation))),
        .. Bodies.Select(body => new HostileInput("B bodies", body.Name, (scene, cancellation) => scene.Tenant.PostBodyAsync(body.Html, cancellation))),
        .. Bodies.Select(body => new HostileInput(
            "B bodies in static output", body.Name, (scene, cancellation) => scene.Tenant.PostStaticAsync(body.Html, cancellation))),
        .. Bodies.Take(7).Select(body =>
            new HostileInput("B eight bodies at once", body.Name, (scene, cancellation) => EightAsync(scene, body.Html, cancellation))),
        .. Imports,
        .. Comparisons,
        .. Lists,
    ];

    static IEnumerable<HostileInput> Imports =>
    [
        new("B imports", "20 000 nested elements", (scene, cancellation) => scene.Tenant.PlanMigrationAsync("a.xml", Nested(20_000), cancellation)),
        new("B imports", "200 000 elements in a row", (scene, cancellation) => scene.Tenant.PlanMigrationAsync(
            "a.xml", Utf8("<atlassian-plugin><user-macro name=\"a\"><template>x</template>" + Repeat("<a/>", 200_000 * 4)
                + "</user-macro></atlassian-plugin>"), cancellation)),
        new("B imports", "2000 macros", (scene, cancellation) => scene.Tenant.PlanMigrationAsync("a.zip", Macros(2000, "<p>$paramA</p>"), cancellation)),
        new("B imports", "2000 macros of 8 KB", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.zip", Macros(2000, Repeat("#if($a)$b.c(1)#end", 8 * 1024)), cancellation)),
        new("B imports", "60 macros of 256 KB", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.zip", Macros(60, Repeat("#if($a)$b.c(1)#end", 255 * 1024)), cancellation)),
        new("B imports", "5001 files", (scene, cancellation) => scene.Tenant.PlanMigrationAsync("a.zip", Macros(5001, "x"), cancellation)),
        new("B imports", "64 MB of nothing, packed", (scene, cancellation) => scene.Tenant.PlanMigrationAsync(
            "a.zip", HostileTenant.Zip([("a.vm", new byte[31 * Million]), ("b.vm", new byte[31 * Million])]), cancellation)),
        new("B imports", "200 MB of nothing, packed", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.zip", HostileTenant.Zip([("a.vm", new byte[200 * Million])]), cancellation)),
        new("B imports", "headers of 10 000 lines", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.vm", Utf8(Repeat("## @param A:title=x|type=string\n", 250 * 1024)), cancellation)),
        new("B imports", "a header of one line", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.vm", Utf8("## @param A:" + Repeat("title=x|", 250 * 1024)), cancellation)),
        new("B imports", "a CSV of 2000 lines", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.csv", Utf8("name,template\n" + Repeat("a,\"x\"\"y\"\n", 20_000)), cancellation)),
        new("B imports", "a CSV of one open quote", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.csv", Utf8("name,template\na,\"" + Repeat("\"\"", 16 * Million)), cancellation)),
        new("B imports", "a JSON of 200 000 objects", (scene, cancellation) =>
            scene.Tenant.PlanMigrationAsync("a.json", Utf8("[" + Repeat("{},", 600_000) + "{}]"), cancellation)),
    ];

    static IEnumerable<HostileInput> Comparisons =>
    [
        Comparison("all lines differ", Lines(0), Lines(1)),
        Comparison("no line is the other's, all short", Repeat("a\n", HalfTemplate), Repeat("b\n", HalfTemplate)),
        Comparison("lines in reverse", Lines(0), string.Join('\n', Lines(0).Split('\n').Reverse())),
        Comparison("shuffled", Shuffled(1), Shuffled(2)),
        Comparison("one line", Repeat("a", HalfTemplate), Repeat("b", HalfTemplate)),
        Comparison("words of one line", Repeat("a b ", HalfTemplate), Repeat("b a ", HalfTemplate)),
        Comparison("empty lines", Repeat("\n", HalfTemplate), Repeat(" \n", HalfTemplate)),
    ];

    static IEnumerable<HostileInput> Lists =>
    [
        .. ((string[])[
            "macros?search={0}",
            "macros?q={0}",
            "macros?limit=200&cursor={0}",
            "audit?action={0}",
            "export?keys={0}",
            "usage?from={0}",
            "macros/body-panel/revisions?cursor={0}",
            "macros/body-panel/compare?from={0}&to={0}"])
            .Select(path => new HostileInput("B lists and searches", path.Replace("={0}", "", StringComparison.Ordinal), async (scene, cancellation) =>
            {
                using var request = scene.Tenant.Tenant.Api(
                    HttpMethod.Get,
                    string.Format(
                        CultureInfo.InvariantCulture, path, Repeat("a,", path.Contains("compare", StringComparison.Ordinal) ? 6000 : 14_000)));
                using var answer = await scene.Tenant.Tenant.Http.SendAsync(request, cancellation);
                return $"{(int)answer.StatusCode}";
            })),
    ];

    static HostileInput Comparison(string name, string one, string other) => new("B comparisons", name, async (scene, cancellation) =>
    {
        var key = $"compare-{name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)}";
        if (!scene.IsPrepared(key))
        {
            var published = await scene.Tenant.TryPublishAsync(key, HostileTenant.Definition("scriban", one), cancellation);
            if (!published.IsSuccessStatusCode)
            {
                return published;
            }

            published.Dispose();
            var saved = await scene.Tenant.JsonAsync(
                HttpMethod.Put, $"api/v1/macros/{key}/draft", HostileTenant.Definition("scriban", other), cancellation, "\"1\"");
            if (!saved.IsSuccessStatusCode)
            {
                return saved;
            }

            saved.Dispose();
            scene.NotePrepared(key);
        }

        using var request = scene.Tenant.Tenant.Api(HttpMethod.Get, $"macros/{key}/compare?from=1&to=draft");
        return await scene.Tenant.Tenant.Http.SendAsync(request, cancellation);
    });

    static async Task<string> EightAsync(HostileScene scene, string html, CancellationToken cancellation)
    {
        var tickets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.Tenant.OpenFrameAsync(cancellation)));
        var answers = await Task.WhenAll(tickets.Select(ticket => scene.Tenant.PostBodyAsync(ticket, html, cancellation)));
        var seen = string.Join('+', answers.Select(answer => (int)answer.StatusCode).Distinct().Order());
        foreach (var answer in answers)
        {
            answer.Dispose();
        }

        return seen;
    }

    static byte[] Nested(int depth) =>
        Utf8("<atlassian-plugin><user-macro name=\"a\"><template>x</template>" + Repeat("<a>", depth * 3) + Repeat("</a>", depth * 4)
            + "</user-macro></atlassian-plugin>");

    static byte[] Macros(int count, string template) =>
        HostileTenant.Zip([.. Enumerable.Range(0, count).Select(number => (string.Create(CultureInfo.InvariantCulture, $"m{number}.vm"), Utf8(template)))]);

    static string Lines(int from) =>
        string.Join('\n', Enumerable.Range(0, 18_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{from}{number}")));

    static string Shuffled(int seed)
    {
        var lines = Enumerable.Range(0, 18_000).Select(number => (number % 300).ToString(CultureInfo.InvariantCulture)).ToArray();
        new Random(seed).Shuffle(lines);
        return string.Join('\n', lines);
    }

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static string Repeat(string text, int characters) => string.Concat(Enumerable.Repeat(text, characters / text.Length));
}
