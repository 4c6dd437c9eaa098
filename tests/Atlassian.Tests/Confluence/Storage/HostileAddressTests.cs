using System.Xml.Linq;
using UserMacro.Atlassian.Confluence.Storage;

namespace UserMacro.Atlassian.Tests.Confluence.Storage;

/// <summary>Whatever is in an address, and wherever, storage format gets addresses of the web, mail and the page itself only.</summary>
public sealed class HostileAddressTests
{
    static readonly StorageFormatContext Place = new("https://s.atlassian.net/wiki", "42");

    static readonly string[] Addresses =
    [
        "javascript:zq(1)", "JAVASCRIPT:zq(1)", " javascript:zq(1)", "&#x20;javascript:zq(1)", "&#1;javascript:zq(1)",
        "java&#9;script:zq(1)", "java&#10;script:zq(1)", "java\tscript:zq(1)", "java\nscript:zq(1)", "&#106;avascript:zq(1)",
        "&#x6A;avascript&#58;zq(1)", "&#0000106;avascript:zq(1)", "vbscript:zq(1)", "data:text/html,zq(1)", "d&#9;ata:text/html,zq(1)",
        "blob:https://x/zq(1)", "file:///etc/zq(1)", "view-source:javascript:zq(1)", "feed:javascript:zq(1)", "jar:javascript:zq(1)",
        "\u00a0javascript:zq(1)", "\u2028javascript:zq(1)", "&#12;javascript:zq(1)", "&#31;javascript:zq(1)", "javascript&#58;//zq(1)",
        "javascript:",
    ];

    /// <summary>Names and references without a semicolon, which only HTML reads.</summary>
    static readonly string[] HtmlAddresses =
        ["javascript&colon;zq(1)", "&Tab;javascript:zq(1)", "java&NewLine;script:zq(1)", "&#106avascript:zq(1)", "java&Tab;script&colon;zq(1)"];

    public static TheoryData<string> Elements =>
    [
        "<a href=\"@\">x</a>", "<img src=\"@\" alt=\"x\"/>", "<p><a href=\"@\" title=\"y\">x</a></p>",
        "<ac:image><ri:url ri:value=\"@\"/></ac:image>", "<ac:link><ri:url ri:value=\"@\"/></ac:link>",
        "<ac:structured-macro ac:name=\"widget\"><ac:parameter ac:name=\"url\"><ri:url ri:value=\"@\"/></ac:parameter></ac:structured-macro>",
        "<svg><a href=\"@\">x</a></svg>", "<svg><title><a href=\"@\">x</a></title></svg>",
        "<math><mtext><a href=\"@\">x</a></mtext></math>", "<object data=\"@\">x</object>", "<iframe src=\"@\">x</iframe>",
        "<form action=\"@\"><button formaction=\"@\">x</button></form>",
        "<table background=\"@\"><tbody><tr><td>x</td></tr></tbody></table>", "<q cite=\"@\">x</q>", "<area href=\"@\"/>",
        "<base href=\"@\"/>", "<noscript><a href=\"@\">x</a></noscript>", "<template><a href=\"@\">x</a></template>",
        "<xmp><a href=\"@\">x</a></xmp>", "<p style=\"background:url(@)\">x</p>", "<video poster=\"@\">x</video>",
        "<details><summary><a href=\"@\">x</a></summary>y</details>", "<ul><li><a href=\"@\">x</a></li></ul>", "<del cite=\"@\">x</del>",
    ];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Convert_HostileAddress_IsNotInTheOutput(string element)
    {
        // As XML where it is well-formed, and as HTML.
        foreach (var markup in Addresses.Select(address => element.Replace("@", address, StringComparison.Ordinal))
            .Concat(Addresses.Concat(HtmlAddresses).Select(address => "<br>" + element.Replace("@", address, StringComparison.Ordinal))))
        {
            var storage = StorageConverter.Convert(markup, Place)?.Storage ?? "";
            var root = XElement.Parse($"<r xmlns:ac=\"ac\" xmlns:ri=\"ri\" xmlns:at=\"at\">{storage}</r>");
            foreach (var attribute in root.Descendants().Attributes())
            {
                (attribute.Value.Contains("zq(1)", StringComparison.Ordinal) && !IsWeb(attribute.Value)).ShouldBeFalse($"{markup} became {storage}");
            }
        }
    }

    [Theory]
    [InlineData("<a href=\" https://x.example/y \">x</a>", "<a href=\"https://x.example/y\">x</a>")]
    [InlineData("<a href=\"ht&#10;tps://x.example/y\">x</a>", "<a href=\"https://x.example/y\">x</a>")]
    [InlineData("<a href=\"mailto:a@x.example\">x</a>", "<a href=\"mailto:a@x.example\">x</a>")]
    [InlineData("<a href=\"#part\">x</a>", "<a href=\"#part\">x</a>")]
    [InlineData("<ac:image><ri:url ri:value=\"https://x.example/y.png\"/></ac:image>", "<ac:image><ri:url ri:value=\"https://x.example/y.png\"/></ac:image>")]
    [InlineData("<ac:image><ri:url ri:value=\"javascript:x\"/></ac:image>", "<ac:image/>")]
    public void Convert_Address_IsReadAsBrowsersDo(string markup, string expected) => StorageConverter.Convert(markup, Place)!.Storage.ShouldBe(expected);

    static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)
            || address.StartsWith('#');
}
