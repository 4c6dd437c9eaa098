using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Takes a box apart: its title, when its first element says it is one, and the rest.</summary>
internal static class TitledBox
{
    static readonly string[] Titles = ["title", "panelHeader", "panel-header", "panel-heading", "panel-title", "alert-heading", "card-header", "card-title"];

    public static (string Title, IEnumerable<XNode> Content) Read(XElement element)
    {
        var title = element.Elements().FirstOrDefault();
        if (title is null || !title.HasClass(Titles))
        {
            return ("", element.Nodes());
        }

        return (title.OneLine(), element.Nodes().Where(node => node != title));
    }
}
