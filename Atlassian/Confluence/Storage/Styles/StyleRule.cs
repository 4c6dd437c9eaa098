using AngleSharp.Css;
using AngleSharp.Css.Dom;

namespace UserMacro.Atlassian.Confluence.Storage.Styles;

/// <summary>One rule of a style sheet.</summary>
/// <param name="Selector">Which elements it is for.</param>
/// <param name="Combinators">How many steps to other elements its matching takes.</param>
/// <param name="Declarations">Properties and values in the order written, properties in lower case.</param>
internal sealed record StyleRule(ISelector Selector, int Combinators, IReadOnlyList<(string Property, string Value)> Declarations)
{
    public Priority Specificity => Selector.Specificity;
}
