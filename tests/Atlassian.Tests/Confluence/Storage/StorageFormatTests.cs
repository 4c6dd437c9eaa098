using System.Xml.Linq;
using FsCheck;
using FsCheck.Xunit;
using UserMacro.Atlassian.Confluence.Storage;

namespace UserMacro.Atlassian.Tests.Confluence.Storage;

public class StorageFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("text only &amp; &lt;&gt;&quot;&apos; &#160; &#x1F600;")]
    [InlineData("<p>one</p> and <p>two<br/></p>")]
    [InlineData("<ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[a < b && c]]></ac:plain-text-body></ac:structured-macro>")]
    [InlineData("<ac:link><ri:page ri:content-title=\"Home\" ri:space-key=\"DEV\"/></ac:link>")]
    [InlineData("<at:var at:name=\"x\"/>")]
    [InlineData("<!-- note --><hr/>")]
    public void IsWellFormed_Fragment_Passes(string fragment) => StorageFormat.IsWellFormed(fragment).ShouldBeTrue();

    [Theory]
    [InlineData("<p>")]
    [InlineData("</p>")]
    [InlineData("<p><b></p></b>")]
    [InlineData("<br>")]
    [InlineData("a & b")]
    [InlineData("a < b")]
    [InlineData("&nbsp;")]
    [InlineData("<p>&auml;</p>")]
    [InlineData("<p title=\"&nbsp;\"/>")]
    [InlineData("<p title='a' title='b'/>")]
    [InlineData("<p title=a/>")]
    [InlineData("<foo:bar/>")]
    [InlineData("<p foo:bar=\"x\"/>")]
    [InlineData("&#0;")]
    [InlineData("&#11;")]
    [InlineData("\u000b")]
    [InlineData("]]>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!DOCTYPE p [<!ENTITY a \"b\">]><p>&a;</p>")]
    [InlineData("<!DOCTYPE p SYSTEM \"file:///etc/passwd\"><p/>")]
    [InlineData("<?xml version=\"1.0\"?><p/>")]
    [InlineData("<?php echo 1 ?>")]
    public void IsWellFormed_AnythingElse_IsRefused(string fragment) => StorageFormat.IsWellFormed(fragment).ShouldBeFalse();

    [Fact]
    public void IsWellFormed_LoneSurrogate_IsRefused() => StorageFormat.IsWellFormed("a\ud800b").ShouldBeFalse();

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(100_000, false)]
    public void IsWellFormed_Depth_IsLimited(int depth, bool passes) =>
        StorageFormat.IsWellFormed(string.Concat(Enumerable.Repeat("<b>", depth)) + "x" + string.Concat(Enumerable.Repeat("</b>", depth))).ShouldBe(passes);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void IsWellFormed_Attributes_AreLimited(int attributes, bool passes) =>
        StorageFormat.IsWellFormed($"<p{string.Concat(Enumerable.Range(0, attributes).Select(number => $" a{number}=''"))}/>").ShouldBe(passes);

    [Theory]
    [InlineData(StorageFormat.MaxLength, true)]
    [InlineData(StorageFormat.MaxLength + 1, false)]
    public void IsWellFormed_Length_IsLimited(int length, bool passes) => StorageFormat.IsWellFormed(new string('x', length)).ShouldBe(passes);

    [Theory]
    [InlineData("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("one\r\n\ttwo", "one&#13;&#10;&#9;two")]
    [InlineData("\0\u001f\ufffe\uffff", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("宮崎 😀", "宮崎 😀")]
    public void Escape_Text_IsSafe(string text, string expected) => StorageFormat.Escape(text).ShouldBe(expected);

    [Fact]
    public void Escape_LoneSurrogate_IsReplaced() => StorageFormat.Escape("a\ud800b").ShouldBe("a\ufffdb");

    [Property]
    public bool Escape_AnyText_IsWellFormedAnywhere(NonNull<string> text)
    {
        var escaped = StorageFormat.Escape(text.Get);
        return StorageFormat.IsWellFormed($"<p title=\"{escaped}\" class='{escaped}'>{escaped}</p>");
    }

    [Fact]
    public void WarningMacro_HostileText_StaysText()
    {
        var macro = StorageFormat.WarningMacro("</ac:parameter><b>", "]]></p><script>alert(1)</script>&nbsp;");

        StorageFormat.IsWellFormed(macro).ShouldBeTrue();
        var element = XElement.Parse($"<x xmlns:ac=\"ac\">{macro}</x>").Elements().ShouldHaveSingleItem();
        element.Attribute(XName.Get("name", "ac"))!.Value.ShouldBe("warning");
        element.Element(XName.Get("parameter", "ac"))!.Value.ShouldBe("</ac:parameter><b>");
        element.Element(XName.Get("rich-text-body", "ac"))!.Element("p")!.Value.ShouldBe("]]></p><script>alert(1)</script>&nbsp;");
    }
}
