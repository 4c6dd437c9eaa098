namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>The elements that have begun and not ended, and the formatting ones among those that something else ended, which continue after it.</summary>
/// <param name="sink">Told of each that begins or ends.</param>
internal sealed class OpenElements(IHtmlSink sink)
{
    /// <summary>Of more formatting elements left open, the outer ones do not continue: so bounded, no text becomes many times its length.</summary>
    const int MaxInterrupted = 8;

    readonly List<OpenElement> _open = [];
    readonly List<OpenElement> _interrupted = [];

    public int Depth => _open.Count;

    /// <summary>Elements that have begun so far.</summary>
    public int Count { get; private set; }

    /// <summary>Characters of attributes given so far.</summary>
    public long AttributeLength { get; private set; }

    public OpenElement Last => _open.Count > 0 ? _open[^1] : default;

    public OpenElement this[int index] => _open[index];

    public bool IsLast(HtmlElementKind kind) => _open.Count > 0 && _open[^1].Is(kind);

    public bool LastHas(HtmlTraits any) => _open.Count > 0 && _open[^1].Has(any);

    public bool LastHoldsForeign => _open.Count > 0 && _open[^1].HoldsForeign;

    public void Push(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        _open.Add(new(kind, isForeign, !isForeign && kind.Has(HtmlTraits.Formatting) && attributes.Length > 0 ? attributes.ToArray() : []));
        Begin(kind, isForeign, attributes);
        if (!isForeign && kind.Has(HtmlTraits.Marker))
        {
            _interrupted.Clear();
        }
    }

    /// <summary>An element that holds nothing.</summary>
    public void Add(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        Begin(kind, isForeign, attributes);
        sink.Close();
    }

    /// <summary>Ends the last one, and means it: it does not continue.</summary>
    public void Pop()
    {
        var last = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        sink.Close();
        if (last.Has(HtmlTraits.Marker))
        {
            _interrupted.Clear();
        }
    }

    /// <summary>Ends an element and all in it; formatting in it continues after.</summary>
    public void PopTo(int index)
    {
        PopAbove(index);
        Pop();
    }

    /// <summary>Ends all that is in an element.</summary>
    public void PopAbove(int index)
    {
        var first = _interrupted.Count;
        while (_open.Count > index + 1)
        {
            var last = _open[^1];
            Pop();
            if (last.Has(HtmlTraits.Formatting))
            {
                _interrupted.Insert(Math.Min(first, _interrupted.Count), last);
            }
            else if (last.Has(HtmlTraits.Marker))
            {
                first = 0;
            }
        }

        if (_interrupted.Count > MaxInterrupted)
        {
            _interrupted.RemoveRange(0, _interrupted.Count - MaxInterrupted);
        }
    }

    /// <summary>Lets the formatting that was interrupted continue.</summary>
    public void Resume()
    {
        if (_interrupted.Count == 0)
        {
            return;
        }

        var resumed = _interrupted.ToArray();
        _interrupted.Clear();
        foreach (var element in resumed)
        {
            Push(element.Kind, isForeign: false, element.Attributes);
        }
    }

    /// <summary>Ends interrupted formatting; false when there is none of the kind.</summary>
    public bool Forget(HtmlElementKind kind)
    {
        var index = _interrupted.FindLastIndex(element => element.Is(kind));
        if (index < 0)
        {
            return false;
        }

        _interrupted.RemoveAt(index);
        return true;
    }

    /// <summary>The innermost element of a kind that end tags reach; -1 when there is none.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="more">Where else to stop.</param>
    public int InScope(HtmlElementKind kind, Func<OpenElement, bool>? more = null)
    {
        for (var index = _open.Count - 1; index >= 0; index--)
        {
            if (_open[index].Is(kind))
            {
                return index;
            }

            if (_open[index].IsScope || (more is not null && more(_open[index])))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The innermost of some elements, no further out than a template; -1 when there is none.</summary>
    public int InTemplate(Func<OpenElement, bool> isOne)
    {
        for (var index = _open.Count - 1; index >= 0; index--)
        {
            if (isOne(_open[index]))
            {
                return index;
            }

            if (_open[index].Is(HtmlElementKind.Template))
            {
                return -1;
            }
        }

        return -1;
    }

    void Begin(HtmlElementKind kind, bool isForeign, ReadOnlySpan<HtmlAttribute> attributes)
    {
        Count++;
        foreach (var attribute in attributes)
        {
            AttributeLength += attribute.Length;
        }

        sink.Open(kind, isForeign, attributes);
    }
}

/// <summary>An element that has begun and not ended.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsForeign">Whether it is one of SVG or MathML.</param>
/// <param name="Attributes">Those of a formatting element, which may have to begin again; empty for others.</param>
internal readonly record struct OpenElement(HtmlElementKind Kind, bool IsForeign, HtmlAttribute[] Attributes)
{
    /// <summary>Whether the element is of HTML and has one of the traits.</summary>
    public bool Has(HtmlTraits any) => !IsForeign && Kind.Has(any);

    public bool Is(HtmlElementKind kind) => !IsForeign && Kind.Is(kind);

    /// <summary>Whether elements in it are of its own vocabulary.</summary>
    public bool HoldsForeign => IsForeign && !Kind.Has(HtmlTraits.IntegrationPoint);

    /// <summary>Whether no end tag reaches beyond it.</summary>
    public bool IsScope => IsForeign ? Kind.Has(HtmlTraits.IntegrationPoint) : Kind.Has(HtmlTraits.Scope);
}
