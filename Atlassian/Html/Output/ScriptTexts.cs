using System.Collections.Frozen;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Html.Output;

/// <summary>A script in markup.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsModule">Whether it is a module.</param>
/// <param name="IsHandler">Whether it is the text of an event handler's attribute, which is the body of a function.</param>
public readonly record struct ScriptText(string Text, bool IsModule, bool IsHandler);

/// <summary>Finds the scripts of markup: those of elements and those of attributes.</summary>
public static class ScriptTexts
{
    static readonly FrozenSet<string> Scripts = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript", "module");

    /// <summary>The scripts in their order; blocks of data, which are no script, are left out.</summary>
    /// <param name="html">The markup.</param>
    public static IEnumerable<ScriptText> Read(string html)
    {
        var tokens = new HtmlTokenizer(HtmlText.Normalize(html));
        string? type = null;
        while (tokens.MoveNext())
        {
            if (tokens.Type == HtmlTokenType.StartTag)
            {
                foreach (var handler in tokens.Attributes.Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ToList())
                {
                    yield return new(handler.Value, IsModule: false, IsHandler: true);
                }

                type = null;
                if (tokens.Kind.Has(HtmlTraits.RawText))
                {
                    tokens.ReadRawText();
                    type = tokens.Kind == HtmlElementKind.Script ? TypeOf(tokens) : null;
                }
            }
            else if (tokens.Type == HtmlTokenType.LiteralText && type is { } known)
            {
                if (Scripts.Contains(known))
                {
                    yield return new(tokens.Written.ToString(), known.Equals("module", StringComparison.OrdinalIgnoreCase), IsHandler: false);
                }

                type = null;
            }
        }
    }

    static string TypeOf(HtmlTokenizer tokens)
    {
        var written = tokens.Attributes.FirstOrDefault(attribute => attribute.Name == "type");
        return written.Name is null ? "" : written.Value.Trim();
    }
}
