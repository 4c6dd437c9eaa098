using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Grains.Tests.Modules;

public sealed class MacroUrlsTests
{
    const string Context =
        "page.id={page.id}&page.title={page.title}&page.type={page.type}&page.version={page.version}&space.key={space.key}"
        + "&macro.id={macro.id}&macro.local={macro.localId}&output.type={output.type}";

    [Theory]
    [InlineData(OutputMode.Static, BodyMode.None, "")]
    [InlineData(OutputMode.Static, BodyMode.Escaped, "&macro.body={macro.body}")]
    [InlineData(OutputMode.Static, BodyMode.Unrendered, "&macro.body={macro.body}")]
    [InlineData(OutputMode.Static, BodyMode.Rendered, "&macro.body={macro.body}")]
    [InlineData(OutputMode.Framed, BodyMode.None, "")]
    [InlineData(OutputMode.Framed, BodyMode.Rendered, "")]
    public void Of_Body_IsNamedByStaticMacrosThatTakeOne(OutputMode output, BodyMode body, string expected) =>
        MacroUrls.For("/connect/x", "badge", new() { Name = "Badge", Output = output, Body = body }).ShouldBe($"/connect/x/badge?{Context}{expected}");

    [Fact]
    public void Of_StaticMacroWithBodyAndParameters_NamesTheBodyOnceAndEveryParameterAfterIt() =>
        MacroUrls.For("/connect/static", "badge", new()
        {
            Name = "Badge",
            Output = OutputMode.Static,
            Body = BodyMode.Rendered,
            Parameters = [new() { Name = "Title" }, new() { Name = "level" }],
        }).ShouldBe($"/connect/static/badge?{Context}&macro.body={{macro.body}}&p.title={{title}}&p.level={{level}}");

    [Fact]
    public void Of_AddressForOneTarget_SaysWhichItIs() =>
        MacroUrls.For("/connect/static", "badge", new() { Name = "Badge" }, "pdf")
            .ShouldEndWith("&macro.id={macro.id}&macro.local={macro.localId}&output.type=pdf");
}
