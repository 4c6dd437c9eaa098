using System.Net;
using System.Text;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;
using ScribanHtml = Scriban.Functions.HtmlFunctions;
using ScribanText = Scriban.Functions.StringFunctions;

namespace UserMacro.Templating.Tests.Runtime.Texts;

/// <summary>What is done to a long text piece by piece is what was done to it at once, wherever a piece ends.</summary>
public sealed class LongTextTests
{
    const int Piece = 16 * 1024;

    static readonly RenderLimits Limits = RenderLimits.Default with { Time = TimeSpan.FromMinutes(1), Steps = 10_000_000 };

    /// <summary>Texts of several pieces: with characters of two halves on every place, which the end of a piece must not part.</summary>
    static readonly string[] Texts =
    [
        Repeated("\U0001F600", 40_000), "a" + Repeated("\U0001F600", 40_000), Repeated("<&\"'\u00e4\t\\\n\u0001]]>", 3 * Piece), Repeated("]]>", 40_000),
        Repeated("a]", 40_000) + ">", Repeated("\u00dfI\u0130\u01c6\ud83d", 30_000), "short", "",
    ];

    public static TheoryData<string, Func<string, string?>> Functions => new()
    {
        // Scriban maps letters one by one; a few become several.
        { "string.upcase", text => ScribanText.Upcase(text)?.Replace("\u00df", "SS", StringComparison.Ordinal) },
        { "string.downcase", text => ScribanText.Downcase(text)?.Replace("\u0130", "i\u0307", StringComparison.Ordinal) },
        { "string.escape", ScribanText.Escape },
        { "string.literal", ScribanText.Literal },
        { "html.url_encode", ScribanHtml.UrlEncode },
        { "html.url_escape", ScribanHtml.UrlEscape },
        { "string.md5", ScribanText.Md5 },
        { "string.sha1", ScribanText.Sha1 },
        { "string.sha256", ScribanText.Sha256 },
        { "string.sha512", ScribanText.Sha512 },
        { "string.hmac_sha1 params.text", text => ScribanText.HmacSha1(text, text) },
        { "string.hmac_sha256 'key'", text => ScribanText.HmacSha256(text, "key") },
        { "string.hmac_sha512 params.text", text => ScribanText.HmacSha512(text, text) },
    };

    public static TheoryData<string> Markups =>
    [
        Repeated("&lt;\u00e4", 3 * Piece), "a" + Repeated("&amp;", 3 * Piece), "&" + Repeated("a", 3 * Piece) + ";&lt;",
        "&#" + Repeated("0", 2 * Piece) + "65;&lt;", Repeated("&", 3 * Piece), Repeated("a;", 2 * Piece), Repeated("&#128512;", 3 * Piece),
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_OfALongText_GivesWhatScribanGives(string function, Func<string, string?> expected)
    {
        foreach (var text in Texts)
        {
            Run($"{{{{ params.text | {function} | raw }}}}", text).ShouldBe(expected(text) ?? "", text.Length > 10 ? text[..10] : text);
        }
    }

    [Theory]
    [InlineData("<p>", "</p>", OutputMarkup.Html)]
    [InlineData("<a title=\"", "\">", OutputMarkup.Html)]
    [InlineData("<a href=\"/", "\">", OutputMarkup.Html)]
    [InlineData("<script>f(\"", "\")</script>", OutputMarkup.Html)]
    [InlineData("<ac:plain-text-body><![CDATA[", "]]></ac:plain-text-body>", OutputMarkup.Storage)]
    public void Value_OfALongText_IsWrittenAsItsParts(string before, string after, OutputMarkup markup)
    {
        foreach (var text in Texts.Where(text => !text.EndsWith('\ud83d')))
        {
            // Where the value ends and the next begins there is nothing to escape.
            string[] parts = [.. text.Chunk(1000).Select(part => new string(part))];
            if (parts.Any(part => char.IsSurrogate(part[0]) && char.IsLowSurrogate(part[0])))
            {
                parts = [.. text.Chunk(999).Select(part => new string(part))];
            }

            if (parts.Any(part => char.IsLowSurrogate(part[0]) || part[^1] == ']' || part[0] is ']' or '>'))
            {
                continue;
            }

            var whole = Run($"{before}{{{{ params.text }}}}{after}", text, markup);
            var single = string.Concat(parts.Select(part => Run($"{before}{{{{ params.text }}}}{after}", part, markup)[before.Length..^after.Length]));
            whole.ShouldBe($"{before}{single}{after}");
        }
    }

    [Theory]
    [MemberData(nameof(Markups))]
    public void Markup_AsText_SaysWhatItSaysAtOnce(string markup) =>
        Run("{{ capture c; params.text | raw; end; x = c | string.append ''; x | raw }}", markup).ShouldBe(WebUtility.HtmlDecode(markup));

    [Fact]
    public void CharacterData_OfManyEnds_HoldsNone()
    {
        foreach (var text in Texts.Where(text => text.Contains("]]>", StringComparison.Ordinal)))
        {
            var written = Run("<ac:plain-text-body><![CDATA[{{ params.text }}]]></ac:plain-text-body>", text, OutputMarkup.Storage);
            written.ShouldContain(text.Replace('\u0001', '\ufffd').Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal));
        }
    }

    static string Repeated(string part, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(part);
        }

        return text.ToString();
    }

    static string Run(string template, string text, OutputMarkup markup = OutputMarkup.Html)
    {
        var compiled = new TemplateCompiler().Compile(new("box", template, markup, ["text"]) { Language = Language.Scriban }).Template.ShouldNotBeNull();
        var input = Velocity.Velocities.Input with { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["text"] = text } };
        return compiled.Render(input, Limits, CancellationToken.None).ShouldBeOfType<TemplateOutput>().Text;
    }
}
