using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

public sealed class MacroRenderTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    static RenderRequest Html => new() { Markup = RenderMarkup.Html };

    [Fact]
    public async Task Render_Parameters_AreMappedByIdentifier() =>
        (await RenderAsync(
            Definitions.Create(
                "[Title] [Count]") with
            { Parameters = [Definitions.Parameter("Title"), Definitions.Parameter("Count", ParameterType.Int, "3")] },
            Html with { Parameters = [new("title", "Hello")] }))
        .ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:Hello 3");

    [Fact]
    public async Task Render_KnownRevision_IsNotModified() =>
        (await RenderAsync(Definitions.Create("Hello"), Html with { KnownRevision = 1 })).ShouldBe(new NotModified(1));

    [Fact]
    public async Task Render_OtherRevisionKnown_IsRendered() =>
        (await RenderAsync(Definitions.Create("Hello"), Html with { KnownRevision = 7 })).ShouldBeOfType<RenderedOutput>();

    [Fact]
    public async Task Render_BodyNotAtHand_AsksForIt() =>
        (await RenderAsync(Definitions.Create("<[body]>") with { Body = BodyMode.Rendered }, Html)).ShouldBe(new BodyNeeded(BodyMode.Rendered, 1));

    [Fact]
    public async Task Render_BodyThatTheTemplateDoesNotUse_IsNotAskedFor() =>
        (await RenderAsync(Definitions.Create("Hello") with { Body = BodyMode.Rendered }, Html)).ShouldBeOfType<RenderedOutput>();

    [Fact]
    public async Task Render_Body_IsWritten() =>
        (await RenderAsync(Definitions.Create("<[body]>") with { Body = BodyMode.Escaped }, Html with { Body = "" }))
            .ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:<>");

    [Fact]
    public async Task Render_BodyOfAMacroWithoutOne_IsIgnored() =>
        (await RenderAsync(Definitions.Create("<[body]>"), Html with { Body = "x" })).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:<>");

    [Fact]
    public async Task Render_Storage_HasNoStyles() =>
        (await RenderAsync(Definitions.Create("Hello") with { Output = OutputMode.Static, Styles = "b{}" }, new() { Markup = RenderMarkup.Storage }))
        .ShouldBe(new RenderedOutput("Storage:Hello", "", 1, Cacheable: true));

    [Theory]
    [InlineData("[now]", false)]
    [InlineData("[user]", false)]
    [InlineData("Hello", true)]
    public async Task Render_WhatTheRunRead_DecidesWhetherItIsCacheable(string template, bool expected) =>
        (await RenderAsync(Definitions.Create(template), Html)).ShouldBeOfType<RenderedOutput>().Cacheable.ShouldBe(expected);

    [Fact]
    public async Task Render_StoppedByTheGuard_HasAReference()
    {
        var stopped = (await RenderAsync(Definitions.Create("!stop"), Html)).ShouldBeOfType<RenderStopped>();

        (stopped.Kind, stopped.Revision, stopped.Diagnostic.Message).ShouldBe((StopKind.Steps, 1, "Too many steps."));
        stopped.Reference.ShouldMatch("^[0-9a-f]{8}$");
    }

    [Fact]
    public async Task Preview_MacroThatDoesNotExist_IsRendered()
    {
        var preview = await PreviewAsync(Definitions.Create("<[body]>") with { Body = BodyMode.Rendered });

        preview.Outcome.ShouldBe(new RenderedOutput("Html:<>", "", 0, Cacheable: true));
        (preview.Steps, preview.Milliseconds).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Preview_TemplateWithErrors_GivesDiagnosticsOnly()
    {
        var preview = await PreviewAsync(Definitions.Create("!error"));

        preview.Outcome.ShouldBeNull();
        preview.Diagnostics.ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public async Task Preview_FieldBreaksARule_IsARemark()
    {
        var preview = await PreviewAsync(Definitions.Create("Hello") with { Parameters = [new() { Name = null! }] });

        preview.Outcome.ShouldBeNull();
        preview.Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("parameters[0].name: ");
    }

    [Fact]
    public async Task Preview_NoNameYet_IsRendered() =>
        (await PreviewAsync(Definitions.Create("Hello") with { Name = "" })).Outcome.ShouldBeOfType<RenderedOutput>();

    [Theory]
    [InlineData("DS", null, typeof(RenderedOutput))]
    [InlineData("ds", null, typeof(RenderedOutput))]
    [InlineData("DS", 1, typeof(NotModified))]
    [InlineData("OTHER", null, typeof(SpaceRefused))]
    [InlineData("OTHER", 1, typeof(SpaceRefused))]
    [InlineData("", null, typeof(SpaceRefused))]
    public async Task Render_SpacesInTheRules_RefusesOthers(string space, int? known, Type expected) =>
        (await RenderAsync(
            Definitions.Create("Hello") with { Rules = new() { Spaces = ["DS"] } },
            Html with { Page = new() { SpaceKey = space }, KnownRevision = known })).ShouldBeOfType(expected);

    [Fact]
    public async Task Render_RefusedSpace_AsksForNoBody() =>
        (await RenderAsync(Definitions.Create("<[body]>") with { Body = BodyMode.Rendered, Rules = new() { Spaces = ["DS"] } }, Html)).ShouldBe(
            new SpaceRefused());

    [Fact]
    public async Task Render_Framed_NamesTheHostsOfItsRules()
    {
        var definition = Definitions.Create("<[body]>") with { Body = BodyMode.Rendered, Rules = new() { Hosts = ["https://a.example"] } };

        var needed = (await RenderAsync(definition, Html)).ShouldBeOfType<BodyNeeded>();
        var output = (await cluster.Macro(_tenant, "badge").Render(Html with { Body = "x" }, TestContext.Current.CancellationToken))
            .ShouldBeOfType<RenderedOutput>();

        needed.Hosts.ShouldBe(["https://a.example"]);
        output.Hosts.ShouldBe(["https://a.example"]);
    }

    [Theory]
    [InlineData("https://*.a.example", "https://www.a.example", null)]
    [InlineData("https://www.a.example", "https://*.a.example", null)]
    [InlineData("https://b.example", "https://www.a.example", "the site\u2019s rules.")]
    [InlineData("https://www.a.example", "https://b.example", "the rules of this macro.")]
    [InlineData("https://b.example", "https://b.example", "the site\u2019s rules and in those of this macro.")]
    public async Task Render_EmbeddedPage_IsShownWhereBothRulesNameItsHost(string site, string macro, string? missing)
    {
        var markup = (await RenderAsync(
            Definitions.Create("<iframe src='[Url]'></iframe>") with { Parameters = [Definitions.Parameter("Url")], Rules = new() { Hosts = [macro] } },
            Html with { Parameters = [new("url", "https://www.a.example/x")], SiteHosts = [site] })).ShouldBeOfType<RenderedOutput>().Markup;

        markup.Contains("src=\"https://www.a.example/x\"", StringComparison.Ordinal).ShouldBe(missing is null);
        if (missing is not null)
        {
            markup.ShouldContain($"Content from https://www.a.example is not shown. An administrator must name this host in {missing}");
        }
    }

    [Fact]
    public async Task Render_RelativeAddresses_AreThoseOfTheSite()
    {
        var output = (await RenderAsync(
            Definitions.Create("<a href='#x'>") with { Styles = "p { background: url(/wiki/a.png) }" },
            Html with { SiteBaseUrl = "https://acme.atlassian.net/wiki", Page = new() { Id = "17", Type = "page", SpaceKey = "DS" } }))
            .ShouldBeOfType<RenderedOutput>();

        output.Markup.ShouldContain("<a href=\"https://acme.atlassian.net/wiki/spaces/DS/pages/17#x\">");
        output.Styles.ShouldContain("url(\"https://acme.atlassian.net/wiki/a.png\")");
    }

    [Fact]
    public async Task Render_OutputTooDeepForAFrame_IsStopped() =>
        (await RenderAsync(Definitions.Create("<a href=x>" + string.Concat(Enumerable.Repeat("<div>", 600))), Html))
        .ShouldBeOfType<RenderStopped>().Kind.ShouldBe(StopKind.Depth);

    [Fact]
    public async Task Render_Storage_NamesNoHosts() =>
        (await RenderAsync(
            Definitions.Create("Hello") with { Output = OutputMode.Static, Rules = new() { Hosts = ["https://a.example"] } }, new()
            {
                Markup = RenderMarkup.Storage,
            }))
        .ShouldBeOfType<RenderedOutput>().Hosts.ShouldBeEmpty();

    [Fact]
    public async Task Preview_RulesThatWouldRefuse_IsRendered() =>
        (await PreviewAsync(Definitions.Create("Hello") with { Rules = new() { Spaces = ["DS"] } })).Outcome.ShouldBeOfType<RenderedOutput>();

    async Task<RenderOutcome> RenderAsync(MacroDefinition definition, RenderRequest request)
    {
        var macro = cluster.Macro(_tenant, "badge");
        (await macro.Create(definition, "u1")).Error.ShouldBeNull();
        (await macro.Publish(1, "", "u1")).Error.ShouldBeNull();
        return await macro.Render(request, TestContext.Current.CancellationToken);
    }

    Task<PreviewOutcome> PreviewAsync(MacroDefinition definition) =>
        cluster.Macro(_tenant, "badge").Preview(definition, Html, TestContext.Current.CancellationToken);
}
