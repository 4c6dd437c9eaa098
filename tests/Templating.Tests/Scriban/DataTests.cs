using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>Data that a request does not bring: a run asks for what is not available, and ends.</summary>
public sealed class DataTests
{
    static readonly TemplateInput Input = Scribans.Input with { UserId = "u1", MayAskForData = true };

    [Theory]
    [InlineData("{{ page.labels }}", "page.labels")]
    [InlineData("{{ page['labels'] }}", "page.labels")]
    [InlineData("{{ p = page; p.labels }}", "page.labels")]
    [InlineData("{{ page.labels; page.labels; space.name; user.groups }}", "page.labels space user.groups")]
    [InlineData("{{ page.created | date.to_string '%F' }}{{ page.author_id }}", "page")]
    [InlineData("{{ for child in page.children; child.title; end }}{{ page.attachments.size }}", "page.children page.attachments")]
    [InlineData("{{ page.properties.owner.name }}", "page.properties")]
    [InlineData("{{ page.author_name }}{{ page.updater_name }}", "page")]
    [InlineData("{{ people['u8'] }}{{ people['u8'] }}{{ people[user.id] }}", "person u8 user")]
    public void Render_DataNotAtHand_EndsWithWhatItNeeds(string template, string needs) =>
        string.Join(
            ' ',
            Scribans.Compiled(template).Render(Input, RenderLimits.Default, TestContext.Current.CancellationToken)
                .ShouldBeOfType<TemplateNeeds>().Data).ShouldBe(needs);

    [Theory]
    [InlineData("{{ page.labels | array.join ',' }} {{ page.labels.size }}", "a,&lt;b&gt; 2")]
    [InlineData("{{ for page in page.ancestors }}{{ page.title }}/{{ end }}", "Home/Team &amp; co/")]
    [InlineData("{{ page.created | date.to_string '%F %H:%M' }} {{ page.updated.year }} {{ page.author_id }}", "2026-01-02 03:04 2026 u7")]
    [InlineData("{{ page.properties.owner.name }}{{ page.properties['count'] + 1 }}", "Ada4")]
    [InlineData("{{ page.author_name }} {{ page.updater_id }} {{ page.updater_name }}", "Dora &lt;D&gt; u1 Ada")]
    [InlineData("{{ people[page.author_id] }}|{{ people[''] }}", "Dora &lt;D&gt;|")]
    [InlineData("{{ people['u7, u1,u9,no id'] }}", "Dora &lt;D&gt;, Ada, Name not available, Name not available")]
    [InlineData("{{ space.name }} {{ space.homepage_id }} {{ space.key }}", "Design 9 DEV")]
    [InlineData("{{ user.name }} {{ if user.groups | array.contains 'staff' }}in{{ end }}", "Ada in")]
    public void Render_DataAtHand_AreValues(string template, string expected)
    {
        var input = Input with
        {
            Data = Data(
                (DataNames.Labels, """["a","<b>"]"""),
                (DataNames.Ancestors, """[{"id":"1","title":"Home"},{"id":"2","title":"Team & co"}]"""),
                (DataNames.Page, """{"created":"2026-01-02T03:04:05.678Z","updated":"2026-02-03T00:00:00Z","author_id":"u7","updater_id":"u1"}"""),
                ("person u7", """{"name":"Dora <D>"}"""),
                ("person u9", "null"),
                (DataNames.Properties, """{"owner":{"name":"Ada"},"count":3}"""),
                (DataNames.Space, """{"id":"5","name":"Design","homepage_id":"9"}"""),
                (DataNames.User, """{"name":"Ada"}"""),
                (DataNames.Groups, """["staff"]""")),
        };
        var output = Scribans.Compiled(template).Render(input, RenderLimits.Default, TestContext.Current.CancellationToken).ShouldBeOfType<TemplateOutput>();
        output.Text.ShouldBe(expected);
        output.Reads.HasFlag(TemplateReads.Data).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_DataThatCannotBeHad_AreNothing(bool asked)
    {
        const string Template = "{{ page.labels.size }}{{ page.created }}{{ for c in page.children; c; end }}{{ page.properties.x }}{{ "
            + "space.name }}{{ user.name }}{{ user.groups }}.";
        var none = DataNames.All.Select(name => (name, "null")).ToArray();
        Scribans.Render(Template, Input with { Data = asked ? Data(none) : Data(), MayAskForData = asked }).ShouldBe("0Name not available[].");
    }

    [Fact]
    public void Render_WithoutData_SaysSo() =>
        Scribans.Compiled("{{ page.title }}{{ space.key }}{{ user.id }}").Render(Input, RenderLimits.Default, TestContext.Current.CancellationToken)
            .ShouldBeOfType<TemplateOutput>().Reads.ShouldBe(TemplateReads.Page | TemplateReads.Space | TemplateReads.Viewer);

    [Fact]
    public void Render_SpaceNameOfTheRequest_IsNotAskedFor() => Scribans.Render("{{ space.name }}", Input with { SpaceName = "Dev" }).ShouldBe("Dev");

    [Theory]
    [InlineData("not json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]")]
    public void Render_BrokenData_StopsAsTemplateError(string json) =>
        Scribans.Compiled("{{ page.labels }}")
            .Render(Input with { Data = Data((DataNames.Labels, json)) }, RenderLimits.Default, TestContext.Current.CancellationToken)
            .ShouldBeOfType<TemplateStop>().Diagnostic.Code.ShouldBe("bad-json");

    [Fact]
    public void Render_EndlessLoopOverNothing_IsStoppedAllTheSame() =>
        Scribans.Compiled("{{ while page.labels.size == 0; end }}")
            .Render(Input with { Data = Data((DataNames.Labels, "null")) }, RenderLimits.Default, TestContext.Current.CancellationToken)
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Steps);

    [Theory]
    [InlineData("{{ page.labels }}")]
    [InlineData("{{ page.properties.x.y }}")]
    [InlineData("{{ user.groups }}{{ space.homepage_id }}")]
    public void Compile_DataMembers_AreKnown(string template) => Scribans.Compile(template).Diagnostics.ShouldBeEmpty();

    static Dictionary<string, string> Data(params ReadOnlySpan<(string Name, string Json)> data)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, json) in data)
        {
            result[name] = json;
        }

        return result;
    }
}
