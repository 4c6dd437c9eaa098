namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>Ends elements whose end tags HTML lets an author leave out, where the next element begins.</summary>
/// <param name="open">The open elements.</param>
internal sealed class ImpliedEnds(OpenElements open)
{
    /// <summary>Ends what cannot be open where an element begins.</summary>
    public void Before(HtmlElementKind kind)
    {
        // Before items: the paragraph may hold what an item's end looks no further than, and what is left out leaves an item in an item.
        if (kind.Has(HtmlTraits.ClosesParagraph))
        {
            End(ParagraphInScope());
        }

        if (ReferenceEquals(kind, HtmlElementKind.Item))
        {
            EndItem(element => element.Is(HtmlElementKind.Item));
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Term) || ReferenceEquals(kind, HtmlElementKind.Description))
        {
            EndItem(element => element.Is(HtmlElementKind.Term) || element.Is(HtmlElementKind.Description));
        }

        if (kind.Has(HtmlTraits.Heading) && open.LastHas(HtmlTraits.Heading))
        {
            open.Pop();
        }

        if (ReferenceEquals(kind, HtmlElementKind.A))
        {
            EndLink();
        }
        else if (ReferenceEquals(kind, HtmlElementKind.NoBreak) || ReferenceEquals(kind, HtmlElementKind.Button)
            || ReferenceEquals(kind, HtmlElementKind.Select))
        {
            End(open.InScope(kind));
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Option) || ReferenceEquals(kind, HtmlElementKind.OptionGroup))
        {
            EndOption(kind);
        }
        else if (kind.Has(HtmlTraits.Ruby))
        {
            EndRubyText(kind);
        }
    }

    void EndOption(HtmlElementKind kind)
    {
        if (open.IsLast(HtmlElementKind.Option))
        {
            open.Pop();
        }

        if (ReferenceEquals(kind, HtmlElementKind.OptionGroup) && open.IsLast(HtmlElementKind.OptionGroup))
        {
            open.Pop();
        }
    }

    void EndRubyText(HtmlElementKind kind)
    {
        if (open.InScope(HtmlElementKind.Ruby) < 0)
        {
            return;
        }

        var isInContainer = ReferenceEquals(kind, HtmlElementKind.RubyText) || ReferenceEquals(kind, HtmlElementKind.RubyParenthesis);
        while (open.LastHas(HtmlTraits.ImpliedEnd) && !(isInContainer && open.IsLast(HtmlElementKind.RubyTextContainer)))
        {
            open.Pop();
        }
    }

    void EndItem(Func<OpenElement, bool> isItem)
    {
        for (var index = open.Depth - 1; index >= 0; index--)
        {
            var element = open[index];
            if (isItem(element))
            {
                open.PopTo(index);
                return;
            }

            if (element.IsForeign
                || (element.Has(HtmlTraits.Special) && !element.Is(HtmlElementKind.Address) && !element.Is(HtmlElementKind.Div)
                    && !element.Is(HtmlElementKind.Paragraph)))
            {
                return;
            }
        }
    }

    void EndLink()
    {
        if (open.Forget(HtmlElementKind.A))
        {
            return;
        }

        for (var index = open.Depth - 1; index >= 0 && !open[index].Has(HtmlTraits.Marker); index--)
        {
            if (open[index].Is(HtmlElementKind.A))
            {
                open.PopTo(index);
                return;
            }
        }
    }

    /// <summary>The paragraph that ends with the next block; negative when there is none.</summary>
    public int ParagraphInScope() => open.InScope(HtmlElementKind.Paragraph, element => element.Is(HtmlElementKind.Button));

    /// <summary>Ends an element and all in it; nothing when there is none.</summary>
    /// <param name="index">Its place among the open elements; negative for none.</param>
    public void End(int index)
    {
        if (index >= 0)
        {
            open.PopTo(index);
        }
    }
}
