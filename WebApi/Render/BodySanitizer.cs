using Ganss.Xss;
using UserMacro.Atlassian.Html;

namespace UserMacro.WebApi.Render;

/// <summary>Makes the body that a viewer's browser posts harmless: no scripts, handlers, forms or foreign schemes.</summary>
internal sealed class BodySanitizer
{
    readonly HtmlSanitizer _sanitizer = Create();

    /// <summary>The harmless part of some HTML, its links made absolute; null when it would take too much to parse.</summary>
    /// <param name="html">What Confluence's conversion gave, by way of the browser.</param>
    /// <param name="siteUrl">The site, against which relative links stand.</param>
    public string? Clean(string html, string siteUrl) => HtmlBudget.Allows(html) ? _sanitizer.Sanitize(html, siteUrl) : null;

    static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedAttributes.Add("id");
        sanitizer.AllowDataAttributes = true;
        foreach (var control in (string[])["form", "input", "button", "textarea", "select", "option", "optgroup", "fieldset", "keygen"])
            sanitizer.AllowedTags.Remove(control);
        return sanitizer;
    }
}
