using System.Runtime.InteropServices;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>
/// Finds the elements of a text as the tree construction of HTML5 does, with two things left out that make it costly or move text about:
/// where formatting elements and blocks are nested across each other, the outer one ends with the block (and continues after it); and what
/// is in a table outside its cells gets a cell of its own. What it gives is read by any HTML parser as the very same elements. Its work
/// is in proportion to the length of the text, times the depth of open elements at worst.
/// </summary>
internal sealed class HtmlTreeBuilder
{
    const int TokensBetweenLooks = 512;

    readonly HtmlTokenizer _tokens;
    readonly IHtmlSink _sink;
    readonly HtmlLimits _limits;
    readonly OpenElements _open;
    readonly TableParts _tables;
    readonly ImpliedEnds _ends;
    readonly bool _isStorage;
    readonly bool _isScripted;
    readonly int _length;
    bool _skipLineBreak;

    /// <param name="html">The text.</param>
    /// <param name="sink">Takes what is found.</param>
    /// <param name="limits">How much may be found.</param>
    /// <param name="isStorage">Whether elements with a prefix may close themselves, and CDATA sections are text, as in storage format.</param>
    /// <param name="isScripted">Whether the text is shown where scripts may run: what is in <c>noscript</c> is text then.</param>
    public HtmlTreeBuilder(string html, IHtmlSink sink, HtmlLimits limits, bool isStorage = false, bool isScripted = false)
    {
        (_sink, _limits, _isStorage, _isScripted, _length) = (sink, limits, isStorage, isScripted, html.Length);
        _tokens = new(HtmlText.Normalize(html), isStorage);
        _open = new(sink);
        _tables = new(_open);
        _ends = new(_open);
    }

    /// <summary>Where the tag or text begins that is read now, in the normalized text.</summary>
    public int Start => _tokens.Start;

    /// <summary>Where it ends.</summary>
    public int End => _tokens.End;

    /// <summary>Reads the whole text; gives what is too much, and what was read then counts for nothing.</summary>
    /// <param name="deadline">When to give up; null for never.</param>
    public HtmlExcess? Build(Deadline? deadline)
    {
        if (_length > _limits.Length)
        {
            return new(HtmlMeasure.Length, _limits.Length, _length);
        }

        for (var count = 1; _tokens.MoveNext(); count++)
        {
            // Before anybody reads them: to find one among them takes longer the more there are.
            if (_tokens.Type == HtmlTokenType.StartTag && _tokens.Attributes.Count > _limits.Attributes)
            {
                return new(HtmlMeasure.Attributes, _limits.Attributes, _tokens.Attributes.Count);
            }

            Read();
            if (FindExcess() is { } excess)
            {
                return excess;
            }

            if (count % TokensBetweenLooks == 0 && deadline is { HasPassed: true })
            {
                return deadline.Excess;
            }
        }

        while (_open.Depth > 0)
        {
            _open.Pop();
        }

        return _sink.Excess;
    }

    HtmlExcess? FindExcess() =>
        _open.Depth > _limits.Depth ? new(HtmlMeasure.Depth, _limits.Depth, MeasureRest().Depth)
        : _open.Count > _limits.Elements ? new(HtmlMeasure.Elements, _limits.Elements, MeasureRest().Elements)
        : _open.AttributeLength > _limits.OutputLength ? new(HtmlMeasure.OutputLength, _limits.OutputLength, _open.AttributeLength)
        : _sink.Excess;

    /// <summary>How deep and how many the elements of the whole text are, by its tags alone.</summary>
    (int Depth, int Elements) MeasureRest()
    {
        var (depth, deepest, elements) = (_open.Depth, _open.Depth, _open.Count);
        while (_tokens.MoveNext())
        {
            var isElement = _tokens.Type == HtmlTokenType.StartTag && !_tokens.Kind.Has(HtmlTraits.Ignored);
            elements += isElement ? 1 : 0;
            if (isElement && !_tokens.Kind.Has(HtmlTraits.Void))
            {
                deepest = Math.Max(deepest, ++depth);
            }
            else if (_tokens.Type == HtmlTokenType.EndTag)
            {
                depth = Math.Max(0, depth - 1);
            }
        }

        return (deepest, elements);
    }

    void Read()
    {
        switch (_tokens.Type)
        {
            case HtmlTokenType.StartTag:
                _skipLineBreak = false;
                ReadStart(_tokens.Kind);
                break;
            case HtmlTokenType.EndTag:
                _skipLineBreak = false;
                ReadEnd(_tokens.Kind);
                break;
            default:
                ReadText(_tokens.Type == HtmlTokenType.Text ? HtmlText.Decode(_tokens.Written) : _tokens.Written);
                break;
        }

        _tokens.IsForeign = _open.LastHoldsForeign;
    }

    void ReadText(ReadOnlySpan<char> text)
    {
        if (_skipLineBreak && text is ['\n', ..])
        {
            text = text[1..];
        }

        _skipLineBreak = false;
        if (text.IsEmpty)
        {
            return;
        }

        if (_open.LastHas(HtmlTraits.TableStructure))
        {
            if (HtmlText.IsBlank(text))
            {
                _sink.Text(text);
                return;
            }

            _tables.OpenCell();
        }

        if (!_open.LastHoldsForeign && !_open.LastHas(HtmlTraits.RawText))
        {
            _open.Resume();
        }

        _sink.Text(text);
    }

    void ReadStart(HtmlElementKind kind)
    {
        if (_open.LastHoldsForeign)
        {
            if (!EndsForeign(kind))
            {
                OpenForeign(kind);
                return;
            }

            LeaveForeign();
        }

        if (kind.Has(HtmlTraits.Ignored))
        {
            return;
        }

        if (kind.Has(HtmlTraits.TablePart))
        {
            _tables.Open(kind, Attributes);
        }
        else if (!_open.LastHas(HtmlTraits.TableStructure) || kind.Has(HtmlTraits.AnywhereInTable))
        {
            OpenInBody(kind);
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Table))
        {
            OpenTableInTable();
        }
        else if (!ReferenceEquals(kind, HtmlElementKind.Form))
        {
            OpenInNewCell(kind);
        }
    }

    void OpenInNewCell(HtmlElementKind kind)
    {
        _tables.OpenCell();
        OpenInBody(kind);
    }

    bool EndsForeign(HtmlElementKind kind)
    {
        if (kind.Has(HtmlTraits.EndsForeignContent))
        {
            return true;
        }

        if (kind.Name is not "font")
        {
            return false;
        }

        foreach (var attribute in _tokens.Attributes)
        {
            if (attribute.Name is "color" or "face" or "size")
            {
                return true;
            }
        }

        return false;
    }

    void OpenForeign(HtmlElementKind kind)
    {
        if (_tokens.IsSelfClosing)
        {
            _open.Add(kind, isForeign: true, Attributes);
        }
        else
        {
            _open.Push(kind, isForeign: true, Attributes);
        }
    }

    void LeaveForeign()
    {
        while (_open.LastHoldsForeign)
        {
            _open.Pop();
        }
    }

    ReadOnlySpan<HtmlAttribute> Attributes => CollectionsMarshal.AsSpan(_tokens.Attributes);

    void OpenInBody(HtmlElementKind kind)
    {
        if (ReferenceEquals(kind, HtmlElementKind.Image))
        {
            kind = HtmlElementKind.Img;
        }

        if (ReferenceEquals(kind, HtmlElementKind.Form) && _open.InTemplate(element => element.Is(HtmlElementKind.Form)) >= 0)
        {
            return;
        }

        _ends.Before(kind);
        if (!kind.Has(HtmlTraits.Special))
        {
            _open.Resume();
        }

        if (kind.Has(HtmlTraits.ForeignRoot))
        {
            OpenForeign(kind);
        }
        else if (kind.Has(HtmlTraits.Void) || (_isStorage && _tokens.IsSelfClosing && kind.Name.Contains(':', StringComparison.Ordinal)))
        {
            _open.Add(kind, isForeign: false, Attributes);
        }
        else
        {
            OpenContent(kind);
        }
    }

    void OpenContent(HtmlElementKind kind)
    {
        _open.Push(kind, isForeign: false, Attributes);
        _skipLineBreak = kind.Has(HtmlTraits.SkipsLineBreak);
        if (kind.Has(HtmlTraits.RawText) || (_isScripted && kind.Name is "noscript"))
        {
            _tokens.ReadRawText();
        }
        else if (ReferenceEquals(kind, HtmlElementKind.PlainText))
        {
            _tokens.ReadPlainText();
        }
    }

    void OpenTableInTable()
    {
        _ends.End(_open.InTemplate(element => element.Is(HtmlElementKind.Table)));
        OpenInBody(HtmlElementKind.Table);
    }

    void ReadEnd(HtmlElementKind kind)
    {
        if (_open.LastHoldsForeign && EndForeign(kind))
        {
            return;
        }

        if (kind.Has(HtmlTraits.Ignored))
        {
            return;
        }

        if (kind.Has(HtmlTraits.TablePart) || ReferenceEquals(kind, HtmlElementKind.Table))
        {
            _tables.End(kind);
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Br) && !_open.LastHas(HtmlTraits.TableStructure))
        {
            OpenBreak();
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Paragraph))
        {
            _ends.End(_ends.ParagraphInScope());
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Item))
        {
            _ends.End(_open.InScope(kind, element => element.Is(HtmlElementKind.OrderedList) || element.Is(HtmlElementKind.UnorderedList)));
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Template))
        {
            _ends.End(_open.InTemplate(element => element.Is(HtmlElementKind.Template)));
        }
        else if (kind.Has(HtmlTraits.Formatting))
        {
            EndFormatting(kind);
        }
        else if (kind.Has(HtmlTraits.Heading))
        {
            EndHeading();
        }
        else if (kind.Has(HtmlTraits.Special | HtmlTraits.Marker | HtmlTraits.ClosesParagraph))
        {
            _ends.End(_open.InScope(kind));
        }
        else
        {
            _ends.End(_open.InScope(kind, element => element.Has(HtmlTraits.Special)));
        }
    }

    void OpenBreak()
    {
        _open.Resume();
        _open.Add(HtmlElementKind.Br, isForeign: false, []);
    }

    /// <summary>Ends an element of another vocabulary; false when the tag is one of HTML.</summary>
    bool EndForeign(HtmlElementKind kind)
    {
        if (ReferenceEquals(kind, HtmlElementKind.Br) || ReferenceEquals(kind, HtmlElementKind.Paragraph))
        {
            LeaveForeign();
            return false;
        }

        for (var index = _open.Depth - 1; index >= 0 && _open[index].IsForeign; index--)
        {
            if (_open[index].Kind.Is(kind))
            {
                _open.PopTo(index);
                return true;
            }
        }

        return false;
    }

    void EndFormatting(HtmlElementKind kind)
    {
        if (!_open.Forget(kind))
        {
            _ends.End(_open.InScope(kind));
        }
    }

    void EndHeading()
    {
        for (var index = _open.Depth - 1; index >= 0 && !_open[index].IsScope; index--)
        {
            if (_open[index].Has(HtmlTraits.Heading))
            {
                _open.PopTo(index);
                return;
            }
        }
    }
}
