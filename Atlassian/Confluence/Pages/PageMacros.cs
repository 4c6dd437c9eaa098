using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace UserMacro.Atlassian.Confluence.Pages;

/// <summary>The macros in the storage format of a page. Bodies are cut out when they are asked for: nested ones share the page's text.</summary>
public sealed class PageMacros
{
    readonly string _storage;

    internal PageMacros(string storage, ImmutableArray<MacroOnPage> all)
    {
        _storage = storage;
        All = all;
    }

    /// <summary>All of them, in the order in which they begin.</summary>
    public ImmutableArray<MacroOnPage> All { get; }

    /// <summary>What keeping them costs, in characters.</summary>
    public int Size => _storage.Length + 1;

    /// <summary>Reads a page; null when it is not well-formed, or more than <see cref="PageReader"/> takes.</summary>
    public static PageMacros? Read(string storage) => new PageReader(storage).Read() is { } all ? new(storage, all) : null;

    /// <summary>The body as the page holds it: storage format, or text where the macro's body is text; empty when it has none.</summary>
    public string BodyOf(MacroOnPage macro)
    {
        var body = _storage.AsSpan(macro.BodyStart, macro.BodyLength);
        return macro.IsPlain ? TextOf(body) : body.ToString();
    }

    static string TextOf(ReadOnlySpan<char> markup)
    {
        const string Open = "<![CDATA[";
        const string Close = "]]>";
        var text = new StringBuilder(markup.Length);
        // A comment may hold the beginning of a section without its end.
        while (markup.IndexOf(Open, StringComparison.Ordinal) is >= 0 and var start
            && markup[(start + Open.Length)..].IndexOf(Close, StringComparison.Ordinal) is >= 0 and var end)
        {
            text.Append(WebUtility.HtmlDecode(markup[..start].ToString()));
            markup = markup[(start + Open.Length)..];
            text.Append(markup[..end]);
            markup = markup[(end + Close.Length)..];
        }

        return text.Append(WebUtility.HtmlDecode(markup.ToString())).ToString();
    }
}
