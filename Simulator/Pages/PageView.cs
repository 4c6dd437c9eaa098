using System.Globalization;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Views;

namespace UserMacro.Simulator.Pages;

/// <summary>How a page, its history and its export look.</summary>
internal static class PageView
{
    public static Markup Page(Page page, PageVersion version, SimulatedUser user, Markup body) => Markup.Create(
        $"""
        <article class="page">
        <div class="page-actions">{EditButton(page, user)}<a class="button" href="{PageLinks.History(page)}">History</a>
        <a class="button" href="{PageLinks.View(page)}/export?to=pdf">Export</a></div>
        <h1 class="page-title">{page.Title}</h1>
        {Byline(version, version == page.Current ? "" : $"You are looking at version {version.Number}. ")}
        <div class="page-body" id="content">{body}</div>
        </article>
        """);

    public static Markup History(Page page) => Markup.Create(
        $"""
        <article class="page"><h1 class="page-title">History of {page.Title}</h1>
        <table class="data"><thead><tr><th>Version</th><th>Published</th><th>By</th><th>Note</th></tr></thead><tbody>
        {page.Versions.Reverse().Select(version => Row(page, version))}
        </tbody></table><p><a href="{PageLinks.View(page)}">Back to the page</a></p></article>
        """);

    public static Markup Export(Page page, PageVersion version, string target, Markup body) => Markup.Create(
        $"""
        <article class="page"><p class="export-note">This is what an export to <strong>{target}</strong> holds:
        framed macros are replaced by what the app offers for it. <a href="{PageLinks.View(page)}">Back to the page</a></p>
        <h1 class="page-title">{page.Title}</h1>{Byline(version, "")}<div class="page-body" id="content">{body}</div></article>
        """);

    static Markup EditButton(Page page, SimulatedUser user) => user.MayEdit
        ? Markup.Create($"<a class=\"button\" href=\"{PageLinks.Edit(page)}\" id=\"edit-page\">{Icons.Pencil}Edit</a>")
        : Markup.Empty;

    static Markup Row(Page page, PageVersion version) => Markup.Create(
        $"""
        <tr><td><a href="{PageLinks.View(page)}?pageVersion={version.Number}">{version.Number}</a></td>
        <td>{Time(version.At)}</td><td>{Author(version)}</td><td>{version.Message}</td></tr>
        """);

    static Markup Byline(PageVersion version, string note)
    {
        var avatar = PageFrame.Avatar(SimulatedUser.ByAccountId(version.AuthorId));
        return Markup.Create($"<p class=\"byline\">{avatar}<span>{note}By <strong>{Author(version)}</strong>, {Time(version.At)}</span></p>");
    }

    static string Author(PageVersion version) => SimulatedUser.ByAccountId(version.AuthorId)?.DisplayName ?? "Former user";

    static string Time(DateTimeOffset at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
