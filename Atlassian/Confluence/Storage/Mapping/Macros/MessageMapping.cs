using System.Xml.Linq;

namespace UserMacro.Atlassian.Confluence.Storage.Mapping.Macros;

/// <summary>Messages in the classes of AUI, Bootstrap and Confluence itself: <c>info</c>, <c>tip</c>, <c>note</c> and <c>warning</c>.</summary>
internal sealed class MessageMapping : IElementMapping
{
    static readonly (string Class, string Macro)[] Known =
    [
        ("confluence-information-macro-warning", "warning"),
            ("confluence-information-macro-note", "note"), ("confluence-information-macro-tip", "tip"), ("confluence-information-macro-information", "info"),
        ("aui-message-error", "warning"), ("aui-message-warning", "note"), ("aui-message-success", "tip"), ("aui-message-confirmation", "tip"),
            ("aui-message-info", "info"), ("aui-message-generic", "info"), ("aui-message", "info"),
        ("alert-danger", "warning"), ("alert-warning", "note"), ("alert-success", "tip"), ("alert-info", "info"), ("alert", "info"),
    ];

    public IEnumerable<XNode>? Map(XElement element, MappingContext context)
    {
        if (!element.IsHtml("div", "section", "aside"))
        {
            return null;
        }

        foreach (var (name, macro) in Known)
        {
            if (element.HasClass(name))
            {
                var (title, content) = TitledBox.Read(element);
                return [MacroElements.Macro(macro, MacroElements.RichBody(context.MapAll(content)), ("title", title))];
            }
        }

        return null;
    }
}
