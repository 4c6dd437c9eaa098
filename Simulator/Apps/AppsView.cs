using System.Globalization;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Apps;

/// <summary>The page on which an administrator installs, switches and removes the app.</summary>
internal static class AppsView
{
    public static Markup Page(Site site, Uri descriptor, string? error) => Markup.Create(
        $"""
        <article class="page apps"><h1 class="page-title">Apps</h1>
        {Error(error)}
        {(site.State.Installation is { } app ? Installed(site, app) : NotInstalled(descriptor))}
        <h2>Sent to the app</h2>{Log(site.Lifecycle)}
        </article>
        """);

    static Markup Error(string? error) => error is null
        ? Markup.Empty
        : Markup.Create($"<div class=\"macro-error\" role=\"alert\"><strong>That did not work</strong><span>{error}</span></div>");

    static Markup NotInstalled(Uri descriptor) => Markup.Create(
        $"""
        <p>No app is installed on this site.</p>
        <form method="post" action="/wiki/plugins/servlet/upm/install" class="install"><label for="descriptor">Descriptor</label>
        <input class="field" id="descriptor" name="descriptor" type="url" required value="{descriptor.ToString()}">
        <button class="button button-primary">Install</button></form>
        """);

    static Markup Installed(Site site, Installation app) => Markup.Create(
        $"""
        <section class="app-card">
        <div class="app-icon" aria-hidden="true">{Icons.Macro}</div>
        <div><h2>{app.AppName} {State(app)}</h2>
        <p class="quiet">{app.AppKey} at {app.BaseUrl}</p>
        <p class="app-links">{AdminPages(app)}</p>
        <form method="post" class="buttons">
        {(app.Enabled ? Button("disable", "Disable") : Button("enable", "Enable"))}{Button("reinstall", "Reinstall")}
        {Button("rotate-secret", "Rotate secret")}{Button("uninstall", "Uninstall")}
        </form></div></section>
        <h2>Macros</h2>
        <table class="data"><thead><tr><th>Name</th><th>Key</th><th>Output</th><th>Body</th><th>Registered</th></tr></thead>
        <tbody>{Modules(site)}</tbody></table>
        <p class="quiet">{site.State.DynamicModules.Count} of {DynamicModules.Limit} dynamic modules in use.</p>
        """);

    static Markup State(Installation app) => app.Enabled
        ? Markup.Create($"<span class=\"status-macro aui-lozenge aui-lozenge-success\">Enabled</span>")
        : Markup.Create($"<span class=\"status-macro aui-lozenge\">Disabled</span>");

    static Markup Button(string action, string text) =>
        Markup.Create($"<button class=\"button\" formaction=\"/wiki/plugins/servlet/upm/{action}\">{text}</button>");

    static IEnumerable<Markup> AdminPages(Installation app) => ModuleTypes.Declared(app.Descriptor)
        .Where(module => app.Enabled && module.Type is ModuleTypes.AdminPages)
        .Select(module => Markup.Create(
            $"<a href=\"/wiki/plugins/servlet/ac/{app.AppKey}/{module.Key}\">{ModuleJson.Display(module.Definition, "name")}</a> "));

    static IEnumerable<Markup> Modules(Site site)
    {
        var dynamic = site.State.DynamicModules.Select(module => module.Key).ToHashSet(StringComparer.Ordinal);
        return MacroCatalog.Create(site.State).Select(module => Markup.Create(
            $"""
            <tr><td>{module.Name}</td><td><code>{module.Key}</code></td>
            <td>{(module.IsStatic ? "static" : "framed")}, {(module.Inline ? "inline" : "block")}</td><td>{Body(module)}</td>
            <td>{(dynamic.Contains(module.Key) ? "while running" : "in the descriptor")}</td></tr>
            """));
    }

    static string Body(MacroModule module) => module.Body switch { BodyType.RichText => "rich text", BodyType.PlainText => "plain text", _ => "none" };

    static Markup Log(LifecycleLog log) => log.Entries.IsEmpty
        ? Markup.Create($"<p class=\"quiet\">Nothing since this process started.</p>")
        : Markup.Create(
            $"<table class=\"data\"><thead><tr><th>Event</th><th>Time</th><th>Answer</th></tr></thead><tbody>{log.Entries.Select(Entry)}</tbody></table>");

    static Markup Entry(LifecycleEntry entry) =>
        Markup.Create($"<tr><td>{entry.Event}</td><td>{entry.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC</td><td>{entry.Outcome}</td></tr>");
}
