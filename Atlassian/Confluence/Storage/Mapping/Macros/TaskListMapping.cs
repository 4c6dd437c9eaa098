using System.Globalization;
using System.Xml.Linq;
using static UserMacro.Atlassian.Confluence.Storage.StorageNames;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Lists whose items all begin with a check box: Confluence's task lists.</summary>
internal sealed class TaskListMapping : IElementMapping
{
    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("ul", "ol"))
        {
            return null;
        }

        var items = element.Elements().Where(child => child.IsHtml("li")).ToList();
        if (items.Count == 0 || !items.All(item => BoxOf(item) is not null))
        {
            return null;
        }

        return [new XElement(Ac + "task-list", items.Select((item, index) => TaskOf(item, index + 1, context)))];
    }

    static XElement TaskOf(XElement item, int number, MappingContext context)
    {
        var box = BoxOf(item)!;
        var status = box.Attribute("checked") is null ? "incomplete" : "complete";
        box.Remove();
        return new(
            Ac + "task",
            new XElement(Ac + "task-id", number.ToString(CultureInfo.InvariantCulture)),
            new XElement(Ac + "task-status", status),
            new XElement(Ac + "task-body", context.Children(item)));
    }

    static XElement? BoxOf(XElement item) =>
        item.Descendants().FirstOrDefault(part => part.IsHtml("input") && string.Equals(part.Text("type"), "checkbox", StringComparison.OrdinalIgnoreCase));
}
