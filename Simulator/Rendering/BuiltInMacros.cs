using System.Xml.Linq;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;

namespace UserMacro.Simulator.Rendering;

/// <summary>The macros that Confluence brings itself, as far as pages here use them, under Confluence's own class names: apps style those.</summary>
internal static class BuiltInMacros
{
    /// <summary>The HTML of a built-in macro, or null for any other.</summary>
    public static async Task<string?> RenderAsync(XElement element, Func<Task<string>> body)
    {
        var use = MacroInvocation.Read(element);
        return use.Name switch
        {
            "info" or "note" or "tip" or "warning" => Message(use, new Markup(await body())).Html,
            "panel" => Panel(use, new Markup(await body())).Html,
            "expand" => Expand(use, new Markup(await body())).Html,
            "status" => Status(use).Html,
            "code" or "noformat" => Code(use).Html,
            _ => null,
        };
    }

    static Markup Message(MacroInvocation use, Markup body) => Markup.Create(
        $"""<div class="confluence-information-macro confluence-information-macro-{Kind(use.Name)}" data-macro-name="{use.Name}">{Title(use, "title")}<span class="confluence-information-macro-icon">{Icons.Message(use.Name)}</span><div class="confluence-information-macro-body">{body}</div></div>""");

    static string Kind(string name) => name is "info" ? "information" : name;

    static Markup Panel(MacroInvocation use, Markup body) => Markup.Create(
        $"""<div class="panel" data-macro-name="panel"{Style(("border-color", use.Parameter("borderColor")), ("background-color", use.Parameter("bgColor")))}>{PanelTitle(use)}<div class="panelContent">{body}</div></div>""");

    static Markup PanelTitle(MacroInvocation use) => use.Parameter("title") is { Length: > 0 } title
        ? Markup.Create(
            $"""<div class="panelHeader"{Style(("background-color", use.Parameter("titleBGColor")), ("color", use.Parameter("titleColor")))}>{title}</div>""")
        : Markup.Empty;

    static Markup Expand(MacroInvocation use, Markup body) => Markup.Create(
        $"""<details class="expand" data-macro-name="expand"><summary>{use.Parameter("title") ?? "Click here to expand…"}</summary><div class="expand-body">{body}</div></details>""");

    static Markup Status(MacroInvocation use) => Markup.Create(
        $"""<span class="status-macro aui-lozenge{Lozenge(use.Parameter("colour") ?? use.Parameter("color"))}" data-macro-name="status">{use.Parameter("title") ?? "Status"}</span>""");

    static Markup Code(MacroInvocation use) => Markup.Create(
        $"""<div class="code" data-macro-name="code">{Title(use, "code-title")}<pre><code>{use.Body}</code></pre></div>""");

    static Markup Title(MacroInvocation use, string name) =>
        use.Parameter("title") is { Length: > 0 } title ? Markup.Create($"""<p class="{name}">{title}</p>""") : Markup.Empty;

    static string Lozenge(string? colour) => colour?.ToLowerInvariant() switch
    {
        "red" => " aui-lozenge-error",
        "yellow" => " aui-lozenge-current",
        "green" => " aui-lozenge-success",
        "blue" => " aui-lozenge-complete",
        "purple" => " aui-lozenge-new",
        _ => "",
    };

    static Markup Style(params IEnumerable<(string Property, string? Value)> colours)
    {
        var style = string.Join("; ", colours.Where(pair => HtmlPolicy.IsColour(pair.Value)).Select(pair => $"{pair.Property}: {pair.Value}"));
        return style.Length is 0 ? Markup.Empty : Markup.Create($" style=\"{style}\"");
    }
}
