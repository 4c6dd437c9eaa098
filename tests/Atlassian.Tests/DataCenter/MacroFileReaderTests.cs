using System.IO.Compression;
using System.Text;
using System.Xml;
using UserMacro.Atlassian.DataCenter;
using UserMacro.Atlassian.DataCenter.Files;

namespace UserMacro.Atlassian.Tests.DataCenter;

/// <summary>Files of every kind that administrators have of their macros, whole and broken.</summary>
public sealed class MacroFileReaderTests
{
    const string Template = "## @param a:title=A\n<p>$parama</p>";

    [Theory]
    [InlineData("status-box.vm")]
    [InlineData("status-box.VTL")]
    [InlineData("status-box.txt")]
    public void Read_Template_IsOneMacro(string file)
    {
        var macro = Read(file, Template).Macros.ShouldHaveSingleItem();

        (macro.Name, macro.Template, macro.Body, macro.Parameters).ShouldBe(("status-box", Template, null, null));
    }

    [Fact]
    public void Read_DeepScan_GivesSettingsAndParameters()
    {
        var macro = Read("scan.json", """
            {"scannedAt": "x", "macros": [{"name": "box", "macroKey": "box", "title": "Box", "description": "D",
              "bodyType": "ESCAPE_HTML", "hasBody": true, "hidden": true,
              "categories": ["formatting"], "iconLocation": "https://x/i.png", "documentationUrl": "https://x/d",
              "parameters": [{"name": "Colour", "displayName": "Colour", "description": "Pick", "type": "ENUM", "defaultValue": "red",
                "required": true, "multiple": false, "hidden": false, "enumValues": ["red", "blue"]}],
              "template": "<p>$body</p>", "analysis": {"x": [1]}}]}
            """).Macros.ShouldHaveSingleItem();

        (macro.Name, macro.Title, macro.Description, macro.Body, macro.IsHidden).ShouldBe(("box", "Box", "D", UserMacroBody.Escaped, true));
        macro.Categories.ShouldBe(["formatting"]);
        var parameter = macro.Parameters.ShouldNotBeNull().ShouldHaveSingleItem();
        (parameter.Name, parameter.Type, parameter.Default, parameter.Required).ShouldBe(("Colour", "enum", "red", true));
        parameter.Values.ShouldBe(["red", "blue"]);
    }

    [Fact]
    public void Read_Csv_GivesAMacroARow()
    {
        var found = Read(
            "scan.csv",
            "name,title,bodyType,hasBody,template\r\nbox,\"Box, the\",RENDERED,true,\"<p class=\"\"x\"\">\r\n$body</p>\"\r\n"
                + "formula,'=1+1,,false,'=x\r\nempty,E,,,\r\n");

        found.Macros.Select(macro => (macro.Name, macro.Title, macro.Body, macro.Template)).ShouldBe(
            [("box", "Box, the", UserMacroBody.Rendered, "<p class=\"x\">\r\n$body</p>"), ("formula", "=1+1", UserMacroBody.None, "=x")]);
        found.Problems.ShouldHaveSingleItem().Message.ShouldContain("Row 4");
    }

    [Fact]
    public void Read_PluginDescriptor_GivesItsModules()
    {
        var macro = Read("atlassian-plugin.xml", """
            <atlassian-plugin key="x">
              <user-macro name="box" key="box-key" hasBody="true" bodyType="raw" outputType="html" documentation-url="https://x/d"
                icon="/i.png">
              <description>D</description><category name="formatting"/>
              <parameters><parameter name="Colour" type="enum" required="true" default="red"><value name="red"/><value name="blue"/></parameter></parameters>
              <template><![CDATA[ <p>$body</p> ]]></template></user-macro><user-macro name="empty" key="e"/></atlassian-plugin>
            """).Macros.ShouldHaveSingleItem();

        (macro.Name, macro.Body, macro.Template, macro.Description).ShouldBe(("box", UserMacroBody.Unrendered, "<p>$body</p>", "D"));
        macro.Parameters.ShouldNotBeNull().ShouldHaveSingleItem().Values.ShouldBe(["red", "blue"]);
    }

    [Fact]
    public void Read_StoredMap_GivesItsMacros()
    {
        var macros = Read("user-macros.xml", """
            <map><entry><string>box</string><com.atlassian.confluence.renderer.UserMacroConfig>
            <name>box</name><hasBody>true</hasBody><bodyType>rendered</bodyType><title>Box</title>
            <categories class="set"><string>formatting</string><string>navigation</string></categories><hidden>true</hidden><template>## @param a:title=A
            &lt;p&gt;$parama&lt;/p&gt;</template></com.atlassian.confluence.renderer.UserMacroConfig></entry>
            <entry><string>two</string><com.atlassian.confluence.renderer.UserMacroConfig>
            <name>two</name><hasBody>false</hasBody><template>x</template></com.atlassian.confluence.renderer.UserMacroConfig></entry></map>
            """).Macros;

        macros.Select(macro => (macro.Name, macro.Body, macro.IsHidden)).ShouldBe([("box", UserMacroBody.Rendered, true), ("two", UserMacroBody.None, false)]);
        macros[0].Categories.ShouldBe(["formatting", "navigation"]);
        macros[0].Template.ShouldContain("<p>$parama</p>");
    }

    [Theory]
    [InlineData("x.txt", "just a text", "no header")]
    [InlineData("x.vm", "", "empty")]
    [InlineData("x.vm", "a\0b", "no text")]
    [InlineData("x.exe", "MZ", "not supported")]
    [InlineData("x.json", "{", "not valid JSON")]
    [InlineData("x.json", "{\"macros\": [1, 2]}", "no list of macros")]
    [InlineData("x.json", "[{\"template\": \"x\"}]", "names no macro")]
    [InlineData("x.json", "[{\"name\": \"a\", \"template\": \"\"}]", "template=true")]
    [InlineData("x.csv", "a,b\n1,2", "name the columns")]
    [InlineData("x.csv", "name,title\nbox,Box", "no column “template”")]
    [InlineData("x.xml", "<a", "not valid XML")]
    [InlineData("x.xml", "<a/>", "neither")]
    [InlineData("x.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", "document type")]
    public void Read_BrokenFile_IsListedWithWhatToDo(string file, string content, string words)
    {
        var found = Read(file, content);

        found.Macros.ShouldBeEmpty();
        found.Problems.ShouldHaveSingleItem().Message.ShouldContain(words);
    }

    [Fact]
    public void Read_Archive_GivesWhatCanBeReadAndListsTheRest()
    {
        var found = Read("macros.zip", Zip(("a/one.vm", Template), ("b/two.json", "{"), ("b/.git/x.vm", "x"), ("__MACOSX/b.vm", "x"), ("three.vm", Template)));

        found.Macros.Select(macro => (macro.File, macro.Name)).ShouldBe([("a/one.vm", "one"), ("three.vm", "three")]);
        found.Problems.ShouldHaveSingleItem().File.ShouldBe("b/two.json");
    }

    [Theory]
    [InlineData("../x.vm")]
    [InlineData("a/../../x.vm")]
    [InlineData("/etc/x.vm")]
    [InlineData("..\\x.vm")]
    [InlineData("C:\\x.vm")]
    public void Read_ArchiveThatLeavesItself_IsRefused(string path) =>
        Should.Throw<RefusedArchiveException>(() => Read("macros.zip", Zip(("good.vm", Template), (path, Template)))).Message.ShouldContain("outside");

    [Fact]
    public void ReadEntries_MoreThanTheDirectorySaid_IsRefused()
    {
        using var archive = new ZipArchive(new MemoryStream(Zip([.. Enumerable.Range(0, 5_001).Select(number => ($"{number}.vm", ""))])));

        Should.Throw<RefusedArchiveException>(() => MacroFileReader.ReadEntries(archive, _ => { }, TestContext.Current.CancellationToken))
            .Message.ShouldContain("5001 files; the limit is 5000");
    }

    [Fact]
    public void Read_ReaderFindsMoreAttributesThanTheTextShowed_IsAProblem()
    {
        using var reader = XmlReader.Create(new StringReader($"<x{string.Concat(Enumerable.Range(0, 257).Select(number => $" a{number}=''"))}/>"));

        MacroXml.Read("x.xml", reader).Problems.ShouldHaveSingleItem().Message.ShouldContain("257 attributes; at most 256");
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        var zeros = new string(' ', 20 << 20);

        Should.Throw<RefusedArchiveException>(() =>
            Read("macros.zip", Zip([.. Enumerable.Range(0, 5).Select(number => ($"{number}.vm", zeros))]))).Message.ShouldContain("larger");
        Should.Throw<RefusedArchiveException>(() => Read("macros.zip", Zip(("one.vm", new string(' ', 40 << 20))))).Message.ShouldContain("larger");
    }

    [Fact]
    public void Read_MoreMacrosThanASiteCanHave_IsRefused() =>
        Should.Throw<RefusedArchiveException>(() => Read(
            "scan.json",
            $"[{string.Join(',', Enumerable.Range(0, 2001).Select(number => $$"""{"name":"m{{number}}","template":"x"}"""))}]")).Message.ShouldContain("2000");

    [Fact]
    public void Read_FaultsInManyFiles_ListsTheFirstThousandAndCountsTheRest()
    {
        var rows = "name,template\n" + string.Concat(Enumerable.Repeat("a,\n", 1_500));

        var problems = Read("macros.zip", Zip([.. Enumerable.Range(0, 3).Select(number => ($"{number}.csv", rows))])).Problems;

        problems.Length.ShouldBe(1_001);
        problems[^1].File.ShouldBe("macros.zip");
        problems[^1].Message.ShouldContain("3500 more");
    }

    [Fact]
    public void Read_BrokenArchive_IsRefused() =>
        Should.Throw<RefusedArchiveException>(() => Read("macros.zip", "PK\u0003\u0004 nothing of the kind"u8.ToArray())).Message.ShouldContain("broken");

    [Fact]
    public void Read_OldEncodings_AreUnderstood()
    {
        Read("x.vm", Encoding.Latin1.GetBytes("<p>Größe</p>")).Macros[0].Template.ShouldBe("<p>Größe</p>");
        Read("x.vm", (byte[])[.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("<p>Größe</p>")]).Macros[0].Template.ShouldBe("<p>Größe</p>");
        Read("x.vm", (byte[])[.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<p>Größe</p>")]).Macros[0].Template.ShouldBe("<p>Größe</p>");
    }

    static MacroFileSet Read(string file, string content) => Read(file, Encoding.UTF8.GetBytes(content));

    static MacroFileSet Read(string file, byte[] content) => MacroFileReader.Read(file, content, TestContext.Current.CancellationToken);

    static byte[] Zip(params (string Name, string Text)[] files)
    {
        var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }
}
