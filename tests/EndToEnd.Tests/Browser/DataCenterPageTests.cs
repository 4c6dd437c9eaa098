using static Microsoft.Playwright.Assertions;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Pages that came from Data Center live on, unedited.</summary>
public sealed class DataCenterPageTests(Stage stage) : IClassFixture<Stage>
{
    [Fact]
    public async Task Page_ParametersInDataCentersSpelling_AreShownOnceAMacroOfThatNameIsPublished()
    {
        using var admin = await AdminCalls.OpenAsync(stage);
        await admin.PageAsync(
            "From Data Center",
            """<ac:structured-macro ac:name="link-card" ac:schema-version="1"><ac:parameter ac:name="LinkURL">https://example.com/docs</ac:parameter>"""
            + """<ac:parameter ac:name="note">read me</ac:parameter><ac:parameter ac:name="">first</ac:parameter><ac:parameter ac:name="text">"""
            + string.Concat(Enumerable.Repeat("several lines\n", 200)) + "</ac:parameter></ac:structured-macro>");
        await using var visit = await stage.VisitAsync("viewer");
        await visit.OpenPageAsync("From Data Center");
        await Expect(visit.Page.GetByText("Unknown macro")).ToBeVisibleAsync();

        await admin.PublishAsync("link-card", new
        {
            name = "Link card",
            template = "<a href=\"{{ params.LinkURL }}\">{{ params.LinkURL }}</a> {{ params.note }} {{ params['0'] }} {{ params.text | string.size }}",
            parameters = new object[] { new { name = "LinkURL" }, new { name = "note" }, new { name = "0" }, new { name = "text", multiLine = true } },
        });
        await visit.AwaitMacroAsync("link-card");
        await Expect(visit.Macro("link-card").GetByText("https://example.com/docs")).ToBeVisibleAsync();
        await Expect(visit.Macro("link-card").GetByText("read me first 2800")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }
}
