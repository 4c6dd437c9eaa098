using System.Net;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Render;

/// <summary>Static output that read the viewer is given to nobody else, whatever way the template came to it.</summary>
public sealed class StaticViewerTests(WebApiApp app)
{
    const string StaticPath = "/connect/static";
    const string Author = "author-1";
    const string Other = "viewer-2";

    [Theory]
    [InlineData("velocity", "#set($a=$action)<p>$!a.remoteUser.name</p>")]
    [InlineData("velocity", "#macro(m $a)<p>$!a.remoteUser.name</p>#end#m($action)")]
    [InlineData("velocity", "#set($m={'k': $req})#foreach($v in $m.values())<p>$!v.remoteUser</p>#end")]
    [InlineData("velocity", "#define($d)$!action.remoteUser.name#end<p>$d</p>")]
    [InlineData("velocity", "#if($req.remoteUser)<p>signed in</p>#{else}<p>nobody</p>#end")]
    [InlineData("scriban", "<p>{{ x = user; x?.id }}</p>")]
    [InlineData("scriban", "<p>{{ user | object.to_json }}</p>")]
    [InlineData("scriban", "{{ if user }}<p>signed in</p>{{ else }}<p>nobody</p>{{ end }}")]
    [InlineData("velocity", "#set($f=$dateFormatter)<p>$f.currentDateTime.time</p>")]
    [InlineData("scriban", "<p>{{ d = date; d.now | date.to_string '%F' }}</p>")]
    public async Task Static_ReadTheViewer_EachAskingWithAnothersTagSeesTheirOwn(string language, string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("who", new { name = "W", output = "static", language, template });
        var target = TestSite.RenderTarget("who", path: StaticPath);
        var seen = new List<string>();

        foreach (var viewer in (string?[])[Author, TestSite.Viewer, Other, null, site.Administrator])
        {
            foreach (var tag in (string?[])[null, .. TagsOfFormerBuilds(target)])
            {
                using var answer = await site.GetAsync(target, viewer, tag);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
                answer.Headers.ETag.ShouldBeNull();
                seen.Add(await answer.TextAsync());
                foreach (var somebodyElse in (string[])[Author, TestSite.Viewer, Other, site.Administrator])
                {
                    (await answer.TextAsync()).Contains(somebodyElse, StringComparison.Ordinal).ShouldBe(
                        string.Equals(somebodyElse, viewer, StringComparison.Ordinal) && seen[0].Contains(Author, StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("velocity", "<p>$paramWho $content.title</p>")]
    [InlineData("scriban", "<p>{{ params.Who }} {{ page.title }}</p>")]
    [InlineData("scriban", "{{ if params.Who == 'nobody' }}{{ user.id }}{{ end }}<p>{{ params.Who }}</p>")]
    public async Task Static_IndependentOfTheViewer_Is304ForEverybodyWithoutARender(string language, string template)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            "same", new { name = "S", output = "static", language, template, parameters = new[] { new { name = "Who", @default = "world" } } });
        var target = TestSite.RenderTarget("same", "&p.who=world", StaticPath);
        using var first = await site.GetAsync(target, Author);
        var tag = first.Headers.ETag!.Tag;

        foreach (var viewer in (string?[])[TestSite.Viewer, null, site.Administrator])
        {
            using var same = await site.GetAsync(target, viewer, tag);
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }
    }

    [Fact]
    public async Task Static_OtherBranchReadsTheViewer_ATagOfOneDoesNotServeTheOther()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync(
            "branch",
            new
            {
                name = "B",
                output = "static",
                template = "<p>{{ if params.Who == 'me' }}{{ user?.id }}{{ else }}{{ params.Who }}{{ end }}</p>",
                parameters = new[] { new { name = "Who", @default = "world" } },
            });
        using var plain = await site.GetAsync(TestSite.RenderTarget("branch", "&p.who=world", StaticPath), Author);
        var tag = plain.Headers.ETag!.Tag;

        using var mine = await site.GetAsync(TestSite.RenderTarget("branch", "&p.who=me", StaticPath), TestSite.Viewer, tag);

        (await mine.TextAsync()).ShouldBe($"<p>{TestSite.Viewer}</p>");
        mine.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Static_SiteInstalledAnew_KnowsNoTagOfTheFormerOne()
    {
        var first = await TestSite.InstalledAsync(app);
        var second = await TestSite.InstalledAsync(app);
        await first.PublishAsync("greeting", Definitions.Static());
        await second.PublishAsync("greeting", Definitions.Static());
        var target = TestSite.RenderTarget("greeting", "&p.who=world", StaticPath);

        using var one = await first.GetAsync(target);
        using var other = await second.GetAsync(target, ifNoneMatch: one.Headers.ETag!.Tag);

        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Static_TagOfAFormerBuild_IsRendered()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("greeting", Definitions.Static());
        var target = TestSite.RenderTarget("greeting", "&p.who=world", StaticPath);
        using var first = await site.GetAsync(target);
        var former = first.Headers.ETag!.Tag.Replace("\"3.", "\"", StringComparison.Ordinal);

        using var again = await site.GetAsync(target, ifNoneMatch: former);

        former.ShouldStartWith("\"1-");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Static_StoredParametersCannotBeHad_GetsNoTag()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("link", new
        {
            name = "L",
            output = "static",
            template = "<p>{{ params.LinkURL }}</p>",
            parameters = new[] { new { name = "LinkURL", required = true } },
        });
        app.Host.Silence(site.SiteHost);

        using var answer = await site.GetAsync(TestSite.RenderTarget("link", path: StaticPath));

        (await answer.TextAsync()).ShouldBe("<p/>");
        answer.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [InlineData("#set($a=$action)<p>$!a.remoteUser.name</p>")]
    [InlineData("#macro(m $a)<p>$!a.remoteUser.name</p>#end#m($action)")]
    public async Task Auto_ViewerBehindAVariable_IsFramed(string template)
    {
        var site = await TestSite.InstalledAsync(app);

        using var preview = await site.CallAsync(
            HttpMethod.Post, "/api/v1/macros/who/preview", new { definition = new { name = "W", output = "auto", language = "velocity", template } });

        (await preview.TextAsync()).ShouldContain("\"framed\"");
    }

    /// <summary>A tag of each form that a host may hold, of the revision in question.</summary>
    static IEnumerable<string> TagsOfFormerBuilds(string target) =>
        [
            $"\"1-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(target)).AsSpan(0, 16))}\"",
            "\"1\"",
            "*",
        ];
}
