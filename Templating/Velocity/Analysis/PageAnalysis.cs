using System.Text.RegularExpressions;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Objects;
using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Analysis;

/// <summary>
/// Looks at the markup, styles and script of a template for what worked in Data Center because the macro was a part of the page, and in the
/// cloud is in a frame of its own.
/// </summary>
/// <param name="outline">The template without its comments and directives.</param>
/// <param name="spots">Its places.</param>
/// <param name="report">Takes the diagnostics.</param>
/// <param name="budget">What the compilation may use; each search reads the outline once, in linear time.</param>
internal sealed partial class PageAnalysis(string outline, SourceMap spots, DiagnosticReport report, CompilationBudget budget)
{
    public void Analyse()
    {
        var hasStorage = Find(Storage()).Success;
        if (Find(Script()) is { Success: true } script)
        {
            InScript(script, hasStorage);
        }

        if (Find(PageStyle()) is { Success: true } style)
        {
            InStyle(style);
        }

        if (Find(OldMacro()) is { Success: true } old)
        {
            Warn(
                "old-storage",
                "“<ac:macro>” is a spelling that the cloud no longer knows. "
                + "Write “<ac:structured-macro ac:name=…>” and “</ac:structured-macro>”.",
                old);
        }

        if (Find(PlugIn()) is { Success: true } plugIn)
        {
            Warn(
                "plug-in",
                $"“{plugIn.Value}>” shows nothing in the cloud: frames load no plug-ins. Embed a page with “<iframe>” in its place.",
                plugIn);
        }

        if (Find(EmbeddedValue()) is { Success: true } embedded)
        {
            Warn(
                "embedded-value",
                "A value decides which page this embeds. Only pages of hosts that the site's rules and the macro's own name are shown: name each host that "
                    + "pages use there, such as https://www.example.com. Only https is loaded.",
                embedded);
        }

        if (Find(Load()) is { Success: true } load)
        {
            Warn(
                "foreign-asset",
                $"This loads something from “{load.Groups["host"].Value}”. "
                + "Name the host in the site's rules and in the macro's own, with https:// before it; "
                    + "only https is loaded.",
                load);
        }
        else if (Find(LocalLoad()) is { Success: true } local)
        {
            Warn(
                "site-asset",
                "This loads a file of the Data Center site, which is not there in the cloud. Attach it to a page, or put it into the "
                    + "macro or a shared bundle.",
                local);
        }

        if (Find(Library()) is { Success: true } library)
        {
            Warn(
                "style-library",
                $"The class “{library.Groups["class"].Value}” belongs to a library of styles that pages of Data Center load and frames "
                    + "do not. Put what the macro needs into its styles.",
                library);
        }
    }

    void InScript(Match script, bool hasStorage)
    {
        if (Find(HostPage()) is { Success: true } host)
        {
            Warn(
                DiagnosticCodes.NotInCloud,
                $"“{host.Value.Trim(' ', '"', '\'')}” reaches into the page around the macro. In the cloud a macro's script runs in a "
                    + "frame and sees nothing of the page.",
                host);
        }
        else if (hasStorage)
        {
            Warn(
                "script-and-storage",
                "Script runs in frames only, and Confluence's own macros are rendered in pages only: one template cannot hold both. "
                    + "Take one of them out.",
                script);
        }
        else if (Find(JQuery()) is { Success: true } jquery)
        {
            Warn(
                "script-library",
                "This script needs jQuery or AJS, which pages of Data Center bring and frames do not. Put jQuery into a shared bundle, "
                    + "or write the script without it.",
                jquery);
        }
        else
        {
            Warn("script", "Script runs only where the rules of the site and of the macro allow it.", script);
        }
    }

    void InStyle(Match style)
    {
        var rest = StyleElement().Replace(outline, "");
        if (string.IsNullOrWhiteSpace(rest))
        {
            Warn(DiagnosticCodes.NotInCloud, "These styles are for the page around the macro. In the cloud they reach the macro's own output only.", style);
        }
        else
        {
            Warn("page-styles", "Styles for the page around the macro have no effect in the cloud; those for its own output have.", style);
        }
    }

    Match Find(Regex pattern)
    {
        budget.ChargeText(outline.Length);
        return pattern.Match(outline);
    }

    void Warn(string code, string message, Match place) =>
        report.Warning(code, message, spots.SpanOf(new TextSpan(place.Index, place.Index + Math.Min(place.Length, 60))));

    [GeneratedRegex(
        @"<script\b|\son[a-z]+\s*=\s*[""']",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"</?(ac|ri):[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Storage();

    [GeneratedRegex(@"<ac:macro\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OldMacro();

    [GeneratedRegex(@"\bAJS\.|\bjQuery\b|\$\(|\$\.[a-z]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex JQuery();

    [GeneratedRegex(
        @"(window|self)\.(top|parent)\b|\bparent\.(document|location)|\btop\.(document|location)|\blocation\.(reload|href|replace)\b"
        + @"|document\.title\b|[""'](#|\.)(main|main-content|content|header|footer|title-text|title-heading|breadcrumbs|breadcrumb-section"
        + @"|navigation|wiki-content|acs-side-bar|ia-splitter|ia-fixed-sidebar|page|likes-section|comments-section|expand-control"
        + @"|expand-content|pageSection)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPage();

    [GeneratedRegex(
        @"(#|\.)(main|main-content|header|footer|title-text|title-heading|breadcrumbs|breadcrumb-section|navigation|wiki-content"
        + @"|acs-side-bar|ia-splitter|ia-fixed-sidebar|likes-section|comments-section|pageSection|page-metadata)\b[^<>""'=;:]{0,200}\{"
        + @"|\bbody\s*\{",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PageStyle();

    [GeneratedRegex(
        @"<style\b[^>]*>[^<]*</style\s*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StyleElement();

    [GeneratedRegex(
        @"(<(script|iframe|source|video|audio)\b[^>]*\ssrc\s*=\s*[""']?|<link\b[^>]*\shref\s*=\s*[""']?"
        + @"|@import\s+(url\(\s*)?[""']?)(https?:)?//(?<host>[a-z0-9.-]+)"
        + @"|url\(\s*[""']?(https?:)?//(?<host>[a-z0-9.-]+)[^)""'\s]*\.(woff2?|ttf|otf|eot)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Load();

    // In the outline, references are blanks.
    [GeneratedRegex(
        @"<iframe\b[^>]*\ssrc\s*=\s*[""'](https?:)?(//)?  ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmbeddedValue();

    [GeneratedRegex(
        @"<(embed|object|applet)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlugIn();

    [GeneratedRegex(
        @"(<(script|img|iframe|embed|source|video|audio)\b[^>]*\ssrc\s*=\s*[""']?|<link\b[^>]*\shref\s*=\s*[""']?|url\(\s*[""']?)/[a-z]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalLoad();

    [GeneratedRegex(
        @"\sclass\s*=\s*[""'][^""'<>]*?\b(?<class>aui-[a-z-]+|aui|fa fa-[a-z-]+|glyphicon|btn btn-[a-z]+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Library();
}
