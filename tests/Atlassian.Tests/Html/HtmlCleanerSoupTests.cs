using AngleSharp.Html.Parser;
using Ganss.Xss;
using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Tests.Html;

/// <summary>The cleaner beside a whole parser and the sanitizer that it took the place of, over HTML by chance.</summary>
public sealed class HtmlCleanerSoupTests
{
    const string Site = "https://site.atlassian.net/wiki/";

    static readonly HtmlSanitizer Former = CreateFormer();

    [Fact]
    public void Clean_Anything_IsReadByAWholeParserAsWhatItSays()
    {
        foreach (var (seed, html) in Soup())
        {
            var clean = HtmlCleaner.Clean(html, Site).Html!;

            ParsedTree.Parse(clean).ShouldBe(ParsedTree.Literal(clean), $"{seed}: {html}");
        }
    }

    [Fact]
    public void Clean_Anything_HoldsNothingButWhatIsAllowed()
    {
        var parser = new HtmlParser();
        foreach (var (_, html) in Soup())
        {
            using var document = parser.ParseDocument("<!doctype html><body>" + HtmlCleaner.Clean(html, Site).Html);

            foreach (var element in document.Body!.QuerySelectorAll("*"))
            {
                CleanNames.Elements.ShouldContain(element.LocalName, html);
                element.NamespaceUri.ShouldBe("http://www.w3.org/1999/xhtml", html);
                foreach (var attribute in element.Attributes)
                {
                    CleanNames.IsAttribute(attribute.Name).ShouldBeTrue(html);
                    if (CleanNames.Addresses.Contains(attribute.Name))
                    {
                        attribute.Value.ShouldStartWith("http", Case.Insensitive, html);
                    }
                }
            }
        }
    }

    [Fact]
    public void Clean_WhatItGave_IsTheSameAgain()
    {
        foreach (var (seed, html) in Soup())
        {
            var once = HtmlCleaner.Clean(html, Site).Html!;

            HtmlCleaner.Clean(once, Site).Html.ShouldBe(once, $"{seed}: {html}");
        }
    }

    [Fact]
    public void Clean_WellFormed_IsWhatTheFormerSanitizerGave()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var html = new HtmlSoup(seed).WellFormed();

            ParsedTree.Parse(HtmlCleaner.Clean(html, Site).Html!).ShouldBe(ParsedTree.Parse(Former.Sanitize(html, Site)), $"{seed}: {html}");
        }
    }

    static IEnumerable<(int Seed, string Html)> Soup()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            yield return (seed, new HtmlSoup(seed).Anything());
            yield return (seed, new HtmlSoup(seed).AnythingOfAFew());
            yield return (seed, $"<pre>{new HtmlSoup(seed).AnythingOfAFew()}");
        }
    }

    internal static HtmlSanitizer CreateFormer()
    {
        var sanitizer = new HtmlSanitizer { AllowDataAttributes = true };
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedAttributes.Add("id");
        foreach (var control in (string[])["form", "input", "button", "textarea", "select", "option", "optgroup", "fieldset", "keygen"])
        {
            sanitizer.AllowedTags.Remove(control);
        }

        return sanitizer;
    }
}
