namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>Begins and ends tables' parts, which imply each other.</summary>
/// <param name="open">The open elements.</param>
internal sealed class TableParts(OpenElements open)
{
    /// <summary>Begins a part, with those around it that the text leaves out; outside tables its tag is none.</summary>
    public void Open(HtmlElementKind kind, ReadOnlySpan<HtmlAttribute> attributes)
    {
        var table = open.InTemplate(element => element.Is(HtmlElementKind.Table));
        if (table < 0)
        {
            return;
        }

        if (ReferenceEquals(kind, HtmlElementKind.Col))
        {
            if (!open.IsLast(HtmlElementKind.ColumnGroup))
            {
                open.PopAbove(table);
                open.Push(HtmlElementKind.ColumnGroup, isForeign: false, []);
            }

            open.Add(kind, isForeign: false, attributes);
        }
        else if (kind.Has(HtmlTraits.Cell))
        {
            GoToRow();
            open.Push(kind, isForeign: false, attributes);
        }
        else if (ReferenceEquals(kind, HtmlElementKind.Row))
        {
            GoToRowGroup();
            open.Push(kind, isForeign: false, attributes);
        }
        else
        {
            open.PopAbove(table);
            open.Push(kind, isForeign: false, attributes);
        }
    }

    /// <summary>Begins a cell for what may appear in cells only, with the row and the group it takes.</summary>
    public void OpenCell()
    {
        GoToRow();
        open.Push(HtmlElementKind.Cell, isForeign: false, []);
    }

    void GoToRow()
    {
        var row = open.InTemplate(element => element.Is(HtmlElementKind.Row) || element.Is(HtmlElementKind.Table));
        if (!open[row].Is(HtmlElementKind.Table))
        {
            open.PopAbove(row);
            return;
        }

        GoToRowGroup();
        open.Push(HtmlElementKind.Row, isForeign: false, []);
    }

    void GoToRowGroup()
    {
        var group = open.InTemplate(element => element.Has(HtmlTraits.RowGroup) || element.Is(HtmlElementKind.Table));
        open.PopAbove(group);
        if (open.IsLast(HtmlElementKind.Table))
        {
            open.Push(HtmlElementKind.RowGroup, isForeign: false, []);
        }
    }

    /// <summary>Ends a part, or the table, and all in it.</summary>
    public void End(HtmlElementKind kind)
    {
        var index = open.InTemplate(element => element.Is(kind) || element.Is(HtmlElementKind.Table));
        if (index >= 0 && open[index].Is(kind))
        {
            open.PopTo(index);
        }
    }
}
