using System.Text;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html;

/// <summary>Writes the elements and attributes that a body may hold, and leaves out all others with what they hold.</summary>
internal sealed class CleanWriter : IHtmlSink
{
    readonly HtmlLimits _limits;
    readonly CleanAddress _addresses;
    readonly StyleAttribute _style;
    readonly StringBuilder _html;
    readonly Stack<HtmlElementKind> _open = new();
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Elements open that are left out, or are in one that is.</summary>
    int _hidden;

    bool _begins;

    public CleanWriter(string siteUrl, int length, HtmlLimits limits)
    {
        _limits = limits;
        _addresses = new(Uri.TryCreate(siteUrl, UriKind.Absolute, out var site) ? site : null);
        _style = new(_addresses, limits);
        _html = new(length + (length / 4));
    }

    public HtmlExcess? Excess =>
        _html.Length > _limits.OutputLength ? new(HtmlMeasure.OutputLength, _limits.OutputLength, _html.Length)
        : _style.TooMany is { } count ? new(HtmlMeasure.Declarations, _limits.Declarations, count)
        : null;

    public override string ToString() => _html.ToString();

    public void Open(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        _open.Push(kind);
        if (_hidden > 0 || isForeign || !CleanNames.IsElement(kind.Name))
        {
            _hidden++;
            return;
        }

        _html.Append('<').Append(kind.Name);
        if (attributes.Length > 0)
        {
            Append(attributes);
        }

        _html.Append('>');
        _begins = kind.Has(HtmlTraits.SkipsLineBreak);
    }

    public void Close()
    {
        var kind = _open.Pop();
        if (_hidden > 0)
        {
            // Nothing of it is written, so that what is around it still begins here.
            _hidden--;
            return;
        }

        if (!kind.Has(HtmlTraits.Void))
        {
            _html.Append("</").Append(kind.Name).Append('>');
        }

        _begins = false;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (_hidden > 0)
        {
            return;
        }

        // The parser takes away the first one.
        if (_begins && text is ['\n', ..])
        {
            _html.Append('\n');
        }

        _begins = false;
        HtmlText.Append(_html, text);
    }

    void Append(ReadOnlySpan<HtmlAttribute> attributes)
    {
        _seen.Clear();
        foreach (var attribute in attributes)
        {
            if (!CleanNames.IsAttribute(attribute.Name) || !_seen.Add(attribute.Name) || Clean(attribute.Name, attribute.Value) is not { } value)
            {
                continue;
            }

            _html.Append(' ').Append(attribute.Name).Append("=\"");
            HtmlText.AppendAttribute(_html, value);
            _html.Append('"');
        }
    }

    /// <summary>The value in its allowed form; null when it may not.</summary>
    string? Clean(string name, string value)
    {
        // Netscape's script in an attribute, which nobody reads any more.
        if (value.Contains("&{", StringComparison.Ordinal))
        {
            return null;
        }

        if (CleanNames.Addresses.Contains(name))
        {
            return _addresses.Clean(value);
        }

        return name is not "style" ? value : _style.Clean(value) is { Length: > 0 } style ? style : null;
    }
}
