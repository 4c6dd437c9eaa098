using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

public sealed class ContextTests
{
    static readonly TemplateInput Input = Scribans.Input with
    {
        PageType = "page",
        PageVersion = "3",
        SpaceName = "Dev",
        SiteBaseUrl = "https://x.atlassian.net/wiki",
        OutputType = "pdf",
        UserId = "u1",
    };

    [Theory]
    [InlineData("{{ params.title }}{{ params.Level }}{{ params.on }}", "Hello3true")]
    [InlineData("{{ page.id }} {{ page.title }} {{ page.type }} {{ page.version }}", "17 Home page 3")]
    [InlineData("{{ space.key }} {{ space.name }}", "DEV Dev")]
    [InlineData("{{ site.base_url }} {{ output.type }}", "https://x.atlassian.net/wiki pdf")]
    [InlineData("{{ macro.key }} {{ macro.id }} {{ macro.revision + 1 }}", "box m-1 5")]
    [InlineData("{{ user.id }}", "u1")]
    [InlineData("{{ if body }}body{{ end }}", "")]
    public void Render_Names_AreThere(string template, string expected) => Scribans.Render(template, Input).ShouldBe(expected);

    [Theory]
    [InlineData("{{ user?.id }}", "")]
    [InlineData("{{ if user }}known{{ else }}anonymous{{ end }}", "anonymous")]
    [InlineData("{{ user == null }}", "true")]
    public void Render_AnonymousViewer_HasNoUser(string template, string expected) => Scribans.Render(template).ShouldBe(expected);

    /// <summary>
    /// A name that is there outside of a function is set there, as any variable of the template is; one that is not belongs to the function.
    /// </summary>
    [Theory]
    [InlineData("{{ func f; user = 1; ret user; end; f() }}", "1")]
    [InlineData("{{ func f; user = 1; end; f; user }}", "1")]
    [InlineData("{{ func f(x); user = 1; ret user; end; f 2 }}|{{ user }}", "1|1")]
    [InlineData("{{ func f(x); now = 1; ret now; end; f 2 }}|{{ now }}", "1|1")]
    [InlineData("{{ func f(x); page = 1; ret page; end; f 2 }}|{{ page }}", "1|1")]
    [InlineData("{{ func f(x); params = 1; ret params; end; f 2 }}|{{ params }}", "1|1")]
    [InlineData("{{ func f(x); space = 1; end; f 2 }}|{{ space }}", "|1")]
    [InlineData("{{ func f(x); site = 1; end; f 2 }}|{{ site }}", "|1")]
    [InlineData("{{ func f(x); output = 1; end; f 2 }}|{{ output }}", "|1")]
    [InlineData("{{ func f(x); macro = 1; end; f 2 }}|{{ macro }}", "|1")]
    [InlineData("{{ func f(x); capture user; 'u'; end; ret user; end; f 2 }}|{{ user }}", "u|u")]
    [InlineData("{{ func f(x); user = 1; func g(y); user = 2; ret user; end; ret (g 1) + user; end; f 2 }}|{{ user }}", "4|2")]
    [InlineData("{{ y = 1; func f(x); y = 2; end; f 2 }}|{{ y }}", "|2")]
    [InlineData("{{ func f(x); y = 2; end; f 2 }}|{{ y }}", "|")]
    [InlineData("{{ func f(x); body = 2; end; f 2 }}|{{ body }}", "|")]
    [InlineData("{{ func f(user); user = 2; end; f 2 }}|{{ user.id }}", "|u1")]
    public void Render_NameSetInAFunction_IsSetWhereItIs(string template, string expected) => Scribans.Render(template, Input).ShouldBe(expected);

    [Theory]
    [InlineData("{{ func f(x); body = 2; ret body; end; f 2 }}|{{ body }}", "2|2")]
    public void Render_BodySetInAFunction_IsSetWhereItIs(string template, string expected) =>
        Scribans.Render(template, Input with { Body = "text" }).ShouldBe(expected);

    /// <summary>Whether somebody is signed in decides where the name is set.</summary>
    [Fact]
    public void Render_UserSetInAFunction_HasReadTheViewer()
    {
        const string Template = "{{ func f(x); user = 1; ret user; end; f 2 }}|{{ y = 0 }}";

        foreach (var viewer in (string?[])["u1", null])
        {
            var output = Scribans.Run(Template, Input with { UserId = viewer }).ShouldBeOfType<TemplateOutput>();
            output.Text.ShouldBe("1|");
            output.Reads.HasFlag(TemplateReads.Viewer).ShouldBeTrue();
        }
    }

    [Fact]
    public void Render_MemberOfMissingUser_SaysWhatToDo()
    {
        var stop = Scribans.Run("line\n  {{ user.id }}").ShouldBeOfType<TemplateStop>();
        stop.Reason.ShouldBe(StopReason.TemplateError);
        stop.Diagnostic.Code.ShouldBe("missing-value");
        stop.Diagnostic.Message.ShouldContain("?.");
        (stop.Diagnostic.Line, stop.Diagnostic.Column).ShouldBe((2, 11));
    }

    [Theory]
    [InlineData("{{ params.title }}", false)]
    [InlineData("{{ page.version }}{{ output.type }}", false)]
    [InlineData("{{ '2026-01-02' | date.parse | date.to_string '%F' }}", false)]
    [InlineData("{{ user = 5; user }}", true)]
    [InlineData("{{ user?.id }}", true)]
    [InlineData("{{ if user }}x{{ end }}", true)]
    [InlineData("{{ now }}", true)]
    [InlineData("{{ now.year }}", true)]
    [InlineData("{{ date.now }}", true)]
    [InlineData("{{ date['now'] }}", true)]
    [InlineData("{{ d = date; d.now }}", true)]
    [InlineData("{{ with date; now; end }}", true)]
    [InlineData("{{ func f; ret now; end }}", true)]
    [InlineData("{{ 1 | date.add_days (now.day) }}", true)]
    [InlineData("{{ x = $\"{now}\" }}", true)]
    public void IsVolatile_ByWhatTheTemplateReads(string template, bool expected) => Scribans.Compiled(template).IsVolatile.ShouldBe(expected);

    [Theory]
    [InlineData("{{ body }}", true)]
    [InlineData("{{ if body }}{{ end }}", true)]
    [InlineData("{{ body | html.strip }}", true)]
    [InlineData("{{ x.body }}{{ 'body' }}", false)]
    [InlineData("body", false)]
    public void UsesBody_ByWhatTheTemplateReads(string template, bool expected) => Scribans.Compiled(template).UsesBody.ShouldBe(expected);

    [Fact]
    public async Task Render_SharedByThreads_GivesEachItsOwn()
    {
        var template = Scribans.Compiled(
            "{{ func f(x) }}<b title=\"{{ x }}\">{{ x }}</b>{{ end }}"
                + "{{ total = 0 }}{{ capture c }}{{ for i in 1..20 }}{{ total += i }}{{ f params.title }}{{ end }}{{ end }}{{ c }}"
                + "<a href=\"{{ params.title }}\">{{ total }} {{ params.title | regex.replace 'v' 'w' }}</a>");
        var wrong = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(thread => Task.Factory.StartNew(() => Wrong(template, thread).ToList(), TaskCreationOptions.LongRunning)));
        wrong.SelectMany(w => w).ShouldBeEmpty();
    }

    [Fact]
    public void Render_Cancelled_StopsByTime()
    {
        var template = Scribans.Compiled("{{ for i in 1..1000; end }}");
        template.Render(Scribans.Input, RenderLimits.Default, new CancellationToken(canceled: true))
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Time);
    }

    [Fact]
    public void Render_Limits_AreThoseGiven()
    {
        var template = Scribans.Compiled("{{ for i in 1..100; 'xxxxxxxxxx'; end }}");
        var token = TestContext.Current.CancellationToken;
        template.Render(Scribans.Input, RenderLimits.Default with { Steps = 50 }, token).ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Steps);
        template.Render(Scribans.Input, RenderLimits.Default with { OutputCharacters = 999 }, token)
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Output);
        template.Render(Scribans.Input, RenderLimits.Default with { AllocatedBytes = 1 }, token)
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Memory);
        template.Render(Scribans.Input, RenderLimits.Default with { Time = TimeSpan.Zero }, token)
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Time);
        template.Render(Scribans.Input, RenderLimits.Default with { OutputCharacters = 1000 }, token)
            .ShouldBeOfType<TemplateOutput>().Steps.ShouldBeInRange(100, 1000);
    }

    static IEnumerable<string> Wrong(CompiledTemplate template, int thread)
    {
        for (var i = 0; i < 200; i++)
        {
            var value = $"v{thread}-{i}<";
            var input = Scribans.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = value } };
            var escaped = value.Replace("<", "&lt;", StringComparison.Ordinal);
            var expected = string.Concat(Enumerable.Repeat($"<b title=\"{escaped}\">{escaped}</b>", 20))
                + $"<a href=\"{escaped}\">210 {escaped.Replace('v', 'w')}</a>";
            var result = template.Render(input, RenderLimits.Default with { Time = TimeSpan.FromSeconds(30) }, CancellationToken.None);
            if (result is not TemplateOutput output || output.Text != expected)
            {
                yield return result.ToString();
            }
        }
    }
}
