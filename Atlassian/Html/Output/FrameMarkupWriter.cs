using System.Text;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>Copies a text, and changes the tags on its way that lead, load or embed.</summary>
internal sealed class FrameMarkupWriter(string text, SiteAddresses? site, Func<string?, string?> refuseEmbed, HtmlLimits limits) : IHtmlSink
{
    readonly StringBuilder _result = new(text.Length + (text.Length / 4));
    int _copied;
    bool _isStyle;

    /// <summary>Says where in the text the tag is that was found.</summary>
    public HtmlTreeBuilder? Source { private get; set; }

    public HtmlExcess? Excess => _result.Length > limits.OutputLength ? new(HtmlMeasure.OutputLength, limits.OutputLength, _result.Length) : null;

    public override string ToString() => _result.Append(text, _copied, text.Length - _copied).ToString();

    public void Open(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        _isStyle = kind.Name is "style";
        // One that continues behind another was changed where it is written.
        if (Source!.Start < _copied || (attributes.Length > 0 && attributes[0].Start < Source.Start))
        {
            return;
        }

        if (!isForeign && kind.Name is "iframe")
        {
            CopyTo(Source.Start);
            EmbeddedFrame.Write(_result, attributes, site, refuseEmbed);
            _copied = Source.End;
        }
        else if (!isForeign && kind.Name is "base" or "meta")
        {
            // They would decide for the whole frame where links lead, what the browser tells other hosts, and when it leaves.
            CopyTo(Source.Start);
            _copied = Source.End;
        }
        else
        {
            Change(kind, isForeign, attributes);
        }
    }

    public void Close() => _isStyle = false;

    public void Text(ReadOnlySpan<char> content)
    {
        if (!_isStyle || site is null || Source!.Start < _copied)
        {
            return;
        }

        var styles = text[Source.Start..Source.End];
        if (StyleAddresses.Resolve(styles, site) is var resolved && !ReferenceEquals(resolved, styles))
        {
            CopyTo(Source.Start);
            _result.Append(resolved);
            _copied = Source.End;
        }
    }

    void Change(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (FrameAttributes.Change(kind, isForeign, attribute, site) is { } value)
            {
                CopyTo(attribute.Start);
                FrameAttributes.Write(_result, attribute.Name, value);
                _copied = attribute.End;
            }
        }
    }

    void CopyTo(int end)
    {
        _result.Append(text, _copied, end - _copied);
        _copied = end;
    }
}
