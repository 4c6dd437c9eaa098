using System.Text;
using AngleSharp.Dom;
using UserMacro.Atlassian.Html;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Tests.Html;

/// <summary>HTML as a whole parser reads it, to compare with what was meant.</summary>
static class ParsedTree
{
    static readonly AngleSharp.Html.Parser.HtmlParser Parser = new();

    /// <summary>What an HTML5 parser, with the rules of a document in standards mode, makes of the inside of a body.</summary>
    public static string Parse(string html)
    {
        using var document = Parser.ParseDocument("<!doctype html><body><div>" + html);
        var text = new StringBuilder();
        Write(text, document.Body!.FirstElementChild!);
        foreach (var after in document.Body!.ChildNodes.Skip(1))
        {
            text.Append("ESCAPED ").Append(after.NodeName);
        }

        return text.ToString();
    }

    /// <summary>The elements as the text nests them, taken by the letter: each start tag has its end tag, or is one of the void ones.</summary>
    public static string Literal(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        var tokens = new HtmlTokenizer(html);
        var skip = false;
        while (tokens.MoveNext())
        {
            switch (tokens.Type)
            {
                case HtmlTokenType.StartTag:
                    text.Append('<').Append(tokens.Kind.Name);
                    foreach (var attribute in tokens.Attributes)
                    {
                        text.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value);
                    }

                    text.Append('>');
                    if (tokens.Kind.Has(HtmlTraits.Void))
                    {
                        text.Append("</>");
                    }
                    else
                    {
                        open.Push(tokens.Kind.Name);
                    }

                    skip = tokens.Kind.Name is "pre";
                    continue;
                case HtmlTokenType.EndTag:
                    (open.Count > 0 ? open.Pop() : "").ShouldBe(tokens.Kind.Name, html);
                    text.Append("</>");
                    break;
                default:
                    var written = HtmlText.Decode(tokens.Written);
                    text.Append(skip && written is ['\n', ..] ? written[1..] : written);
                    break;
            }

            skip = false;
        }

        open.ShouldBeEmpty(html);
        return text.ToString();
    }

    static void Write(StringBuilder text, INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element)
            {
                text.Append('<').Append(element.LocalName);
                foreach (var attribute in element.Attributes)
                {
                    text.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value);
                }

                text.Append('>');
                Write(text, element);
                text.Append("</>");
            }
            else
            {
                text.Append(node is IText ? node.TextContent : "OTHER");
            }
        }
    }
}
