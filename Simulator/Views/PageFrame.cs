using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Users;

namespace UserMacro.Simulator.Views;

/// <summary>What surrounds every page: top bar, side bar, scripts.</summary>
internal static class PageFrame
{
    /// <summary>The layout of what is printed: light, as paper is.</summary>
    public const string PaperLayout = "main-paper";

    public static IResult Show(
        HttpContext context, string title, Markup content, Space? space = null, Page? page = null, int status = StatusCodes.Status200OK, string layout = "")
    {
        var site = context.Site();
        var user = context.SimulatedUser();
        space ??= site.State.Spaces[0];
        var mode = layout != PaperLayout && context.Request.Cookies["simulator-theme"] is "dark" ? "dark" : "light";
        var html = Markup.Create(
            $"""
            <!doctype html>
            <html lang="en" data-theme="light:light dark:dark spacing:spacing shape:shape typography:typography-adg3" data-color-mode="{mode}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="same-origin">
            <title>{title} - {space.Name} - Confluence (simulated)</title>
            <link rel="icon" href="/_static/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/themes/atlaskit-tokens_light.css"><link rel="stylesheet" href="/themes/atlaskit-tokens_dark.css">
            <link rel="stylesheet" href="/legacy-text-colors.css">
            <link rel="stylesheet" href="/_static/bridge/connect-host.css"><link rel="stylesheet" href="/_static/site.css">
            <link rel="stylesheet" href="/_static/content.css">
            <script src="/_static/bridge/jquery.js"></script><script src="/_static/globals.js"></script><script src="/_static/bridge/connect-host.js"></script>
            <script type="module" src="/_static/main.js"></script>
            </head>
            <body data-user="{user.Name}" data-account-id="{user.AccountId}" data-space-key="{space.Key}" data-page-id="{page?.Id}">
            <a class="skip-link" href="#main">Skip to content</a>
            {TopBar(context, site, user, space)}
            <div class="body">{SideBar(site, user, space, page)}<main id="main" class="main {layout}">{content}</main></div>
            <div id="flags" class="flags" aria-live="polite"></div>
            </body></html>
            """);
        return Results.Content(html.Html, "text/html; charset=utf-8", statusCode: status);
    }

    public static IResult Message(HttpContext context, int status, string title, string text) =>
        Show(context, title, Markup.Create($"<div class=\"empty\"><h1>{title}</h1><p>{text}</p><p><a href=\"/wiki\">Back to the home page</a></p></div>"),
            status: status);

    static Markup TopBar(HttpContext context, Site site, SimulatedUser user, Space space) => Markup.Create(
        $"""
        <header class="top-bar">
        <a class="product" href="/wiki">{Icons.Logo}<span>Confluence</span></a><span class="badge">simulated</span>
        <nav class="top-links" aria-label="Main"><a href="/wiki">Home</a><a href="/wiki/spaces/{space.Key}">{space.Name}</a>{Apps(user)}</nav>
        {(user.MayEdit ? Markup.Create($"<a class=\"button button-primary\" href=\"/wiki/spaces/{space.Key}/pages/create\">Create</a>") : Markup.Empty)}
        <span class="spacer"></span><span class="site-name">{site.Name}</span>
        <button class="icon-button" type="button" id="theme-switch" aria-label="Switch between light and dark">{Icons.Moon}</button>
        {UserMenu(context, user)}
        </header>
        """);

    static Markup Apps(SimulatedUser user) => user.MayAdminister ? Markup.Create($"<a href=\"/wiki/plugins/servlet/upm\">Apps</a>") : Markup.Empty;

    static Markup UserMenu(HttpContext context, SimulatedUser current) => Markup.Create(
        $"""
        <details class="user-menu">
        <summary aria-label="Signed in as {current.DisplayName}. Switch user">{Avatar(current)}<span class="user-name">{current.DisplayName}</span></summary>
        <form method="post" action="/wiki/_users/switch" class="menu">
        <input type="hidden" name="returnTo" value="{context.Request.Path.Value}{context.Request.QueryString.Value}">
        <p class="menu-title">Look at the site as</p>
        {SimulatedUser.All.Select(user => UserChoice(user, user == current))}
        </form></details>
        """);

    static Markup UserChoice(SimulatedUser user, bool pressed) => Markup.Create(
        $"""
        <button name="user" value="{user.Name}"{Pressed(pressed)}>{Avatar(user)}<span>{user.DisplayName}<small>{user.Name}</small></span></button>
        """);

    static Markup Pressed(bool pressed) => pressed ? Markup.Create($" aria-pressed=\"true\"") : Markup.Empty;

    public static Markup Avatar(SimulatedUser? user)
    {
        var initials = user is null or { IsAnonymous: true } ? "?" : user.Initials;
        return Markup.Create($"<span class=\"avatar avatar-{user?.Name ?? "anonymous"}\" aria-hidden=\"true\">{initials}</span>");
    }

    static Markup SideBar(Site site, SimulatedUser user, Space space, Page? current)
    {
        var pages = site.State.Pages.Where(page => page.SpaceKey == space.Key && page.MayBeReadBy(user)).ToList();
        var home = pages.FirstOrDefault(page => page.Id == space.HomePageId);
        return Markup.Create(
            $"""
            <nav class="side-bar" aria-label="Space">
            <a class="space-title" href="/wiki/spaces/{space.Key}">
            <span class="space-icon" aria-hidden="true">{space.Name[..1]}</span><span>{space.Name}</span></a>
            {(home is null ? Markup.Empty : Entry(home.Title, PageLinks.View(home), Icons.Home, home.Id == current?.Id))}
            <p class="side-title">Pages</p>{Tree(pages, space.HomePageId, current)}
            {(user.IsAnonymous ? Markup.Empty : Help(site))}
            {(user.MayAdminister ? Administration(site, current is null) : Markup.Empty)}
            {OtherSpaces(site, space)}
            </nav>
            """);
    }

    static Markup Tree(List<Page> pages, string parent, Page? current) => Markup.Create(
        $"<ul class=\"tree\">{pages.Where(page => page.ParentId == parent).Select(page => Branch(pages, page, current))}</ul>");

    static Markup Branch(List<Page> pages, Page page, Page? current)
    {
        var children = pages.Exists(child => child.ParentId == page.Id) ? Tree(pages, page.Id, current) : Markup.Empty;
        return Markup.Create($"<li>{Entry(page.Title, PageLinks.View(page), Icons.Page, page.Id == current?.Id)}{children}</li>");
    }

    /// <summary>Pages of apps that are at the place <c>system.help/pages</c>, where the host shows them unless they say otherwise.</summary>
    static Markup Help(Site site)
    {
        var app = site.State.Installation;
        var pages = app is { Enabled: true } ? ModuleTypes.Declared(app.Descriptor).Where(module => module.Type is ModuleTypes.GeneralPages).ToList() : [];
        return pages.Count == 0
            ? Markup.Empty
            : Markup.Create(
                $"""
                <p class="side-title">Help</p>
                {pages.Select(page =>
                    Entry(ModuleJson.Display(page.Definition, "name"), $"/wiki/plugins/servlet/ac/{app!.AppKey}/{page.Key}", Icons.Macro, selected: false))}
                """);
    }

    static Markup Administration(Site site, bool outsidePages)
    {
        var app = site.State.Installation;
        var pages = app is { Enabled: true } ? ModuleTypes.Declared(app.Descriptor).Where(module => module.Type is ModuleTypes.AdminPages) : [];
        return Markup.Create(
            $"""
            <p class="side-title">Administration</p>
            {pages.Select(page =>
                Entry(ModuleJson.Display(page.Definition, "name"), $"/wiki/plugins/servlet/ac/{app!.AppKey}/{page.Key}", Icons.Macro, selected: false))}
            {Entry("Apps", "/wiki/plugins/servlet/upm", Icons.Plug, selected: false)}
            """);
    }

    static Markup OtherSpaces(Site site, Space current)
    {
        var others = site.State.Spaces.Where(space => space != current).ToList();
        return others.Count == 0
            ? Markup.Empty
            : Markup.Create($"<p class=\"side-title\">Other spaces</p>{others.Select(LinkTo)}");

        static Markup LinkTo(Space space) => Entry(space.Name, $"/wiki/spaces/{space.Key}", Icons.Home, selected: false);
    }

    static Markup Entry(string text, string address, Markup icon, bool selected) =>
        Markup.Create(
            $"<a class=\"side-entry\" href=\"{address}\"{(selected ? Markup.Create($" aria-current=\"page\"") : Markup.Empty)}>{icon}<span>{text}</span></a>");
}
