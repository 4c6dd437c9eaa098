using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>The page around a macro's output.</summary>
internal sealed class FrameShell(HostAdapters<HostPage> hosts, AppAddress address)
{
    /// <summary>The bridge alone would make every frame as wide as the page: the script of an inline one says its size itself.</summary>
    readonly FrozenDictionary<(string Kind, bool IsInline), string> _heads = hosts.All
        .SelectMany(host => new[] { (Host: host, IsInline: false), (Host: host, IsInline: true) })
        .ToFrozenDictionary(page => (page.Host.Kind, page.IsInline), page => Head(page.Host, page.IsInline, address));

    /// <summary>The page.</summary>
    /// <param name="kind">The kind of host that shows it.</param>
    /// <param name="isInline">Whether it is part of a line.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="styles">The macro's style sheet.</param>
    /// <param name="output">What the page shows, as HTML.</param>
    /// <param name="attributes">Attributes of the output's element, for the frame's script.</param>
    public string Page(
        string kind, bool isInline, string title, string styles, string output, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        // The bridge keeps its resize sensor inside .ac-content: output that is replaced later has an element of its own.
        var page = new StringBuilder(1024 + styles.Length + output.Length)
            .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(HtmlEncoder.Default.Encode(title)).Append("</title>\n")
            .Append(_heads[(kind, isInline)])
            .Append("\n<style id=\"styles\">")
                .Append(StyleText.Enclose(styles)).Append("</style>\n</head>\n")
            .Append(isInline ? "<body class=\"um-inline\">" : "<body>").Append("\n<div class=\"ac-content\"><div id=\"output\"");
        foreach (var (name, value) in attributes)
        {
            page.Append(' ').Append(name).Append("=\"").Append(HtmlEncoder.Default.Encode(value)).Append('"');
        }

        return page.Append('>').Append(output).Append("</div></div>\n</body>\n</html>\n").ToString();
    }

    static string Head(HostPage host, bool isInline, AppAddress address) => $"""
        <base target="_top">
        <link rel="stylesheet" href="{HtmlEncoder.Default.Encode(FrameAssets.StylesUrl(address))}">
        <script src="{HtmlEncoder.Default.Encode(host.BridgeUrl)}" data-options="margin:false{(isInline ? ";resize:false" : "")}"></script>
        <script src="{HtmlEncoder.Default.Encode(FrameAssets.ScriptUrl(address, host))}" defer></script>
        """;
}
