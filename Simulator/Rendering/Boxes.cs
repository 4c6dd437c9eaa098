using UserMacro.Simulator.Html;

namespace UserMacro.Simulator.Rendering;

/// <summary>What stands in for a macro that cannot be shown.</summary>
internal static class Boxes
{
    public static Markup Error(string title, string detail) =>
        Markup.Create($"<div class=\"macro-error\" role=\"note\"><strong>{title}</strong><span>{detail}</span></div>");

    public static Markup Unknown(string name) =>
        Markup.Create($"<div class=\"macro-unknown\" data-macro-name=\"{name}\" role=\"note\"><strong>Unknown macro</strong><span>'{name}'</span></div>");
}
