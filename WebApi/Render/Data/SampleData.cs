using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Data of the page that previews are tried on.</summary>
internal static class SampleData
{
    /// <summary>Anybody but the viewer.</summary>
    public const string Person = """{"name":"Sample person"}""";

    /// <summary>What a preview gets that asks for more than <see cref="All"/>: people, and nothing of servers elsewhere.</summary>
    public static BroughtData Bring(DataNeeded needed) =>
        new([.. needed.Names.Select(name => new RenderDatum(name, ConfluenceData.IsPerson(name) ? Person : "null"))]);

    public static readonly ImmutableArray<RenderDatum> All =
    [
        new("page", """{"created":"2026-01-15T09:00:00Z","updated":"2026-02-03T16:30:00Z","author_id":"sample-author","updater_id":"sample-editor"}"""),
        new("page.labels", """["sample-label","another-label"]"""),
        new("page.ancestors", """[{"id":"98305","title":"Sample home"},{"id":"98308","title":"Sample section"}]"""),
        new(ConfluenceData.Children, """[{"id":"98311","title":"First sample child"},{"id":"98312","title":"Second sample child"}]"""),
        new("page.attachments", """[{"id":"att98313","title":"sample.pdf","media_type":"application/pdf","size":48213,"url":""}]"""),
        new("page.properties", """{}"""),
        new("space", """{"id":"98304","name":"Sample space","homepage_id":"98305"}"""),
        new(ConfluenceData.User, """{"name":"Sample viewer"}"""),
        new("user.groups", """["sample-group"]"""),
    ];
}
