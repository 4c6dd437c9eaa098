using System.Text.Json;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.StorageFormat;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Macros;

/// <summary>Addresses of macros and what they bring: docs/reference/connect-descriptor.md.</summary>
public sealed class MacroUrlTests
{
    static readonly MacroModule Framed = MacroModule.Read(
        ModuleTypes.Declared(JsonSerializer.SerializeToElement(Descriptors.Plain("http://127.0.0.1:1"))).Single(module => module.Key == "framed"));

    static readonly MacroLocation Place = new(new Space("TEAM", "1", "Team", "2"), "42", "A page", 3, MacroLocation.Display);

    [Theory]
    [InlineData(127, 127, "false")]
    [InlineData(128, 128, "false")]
    [InlineData(129, 128, "true")]
    [InlineData(100_000, 128, "true")]
    public void Fill_Body_IsCutAt128Characters(int length, int sent, string cut) =>
        Fill(body: new string('b', length)).ShouldContain($"&body={new string('b', sent)}&cut={cut}&");

    [Fact]
    public void Fill_BodyCutInsideASurrogatePair_LeavesNoHalf() =>
        Fill(body: new string('b', 127) + "😀").ShouldContain($"&body={new string('b', 127)}&cut=true");

    [Fact]
    public void Fill_ParameterThatTheUrlDoesNotName_IsNotSent() => Fill(("hush", "secret")).ShouldNotContain("secret");

    [Fact]
    public void Fill_ParameterLeftAlone_IsEmptyRatherThanItsDefault() => Fill().ShouldContain("&title=&");

    [Fact]
    public void Fill_ParameterStoredUnderAnAlias_IsNotSent() => Fill(("Title", "old")).ShouldContain("&title=&");

    [Fact]
    public void Fill_Value_IsPercentEncoded() => Fill(("title", "a&b=c d+e'ü{page.id}")).ShouldContain("&title=a%26b%3Dc%20d%2Be%27%C3%BC%7Bpage.id%7D&");

    [Fact]
    public void Fill_Context_IsThatOfThePlace() => Fill().ShouldStartWith("/framed?page.id=42&page.version=3&macro.id=m-1&");

    [Fact]
    public void Fill_User_IsEmpty() => Fill().ShouldEndWith("&user=", customMessage: "{user.id} is gone for privacy; tokens name the viewer");

    [Fact]
    public void Create_DefaultLeftUnchanged_IsNotStored() => Store(("title", "Untitled")).ShouldNotContain("ac:parameter");

    [Fact]
    public void Create_EmptyValue_IsNotStored() => Store(("title", "")).ShouldNotContain("ac:parameter");

    [Fact]
    public void Create_ChangedValue_IsStoredEscaped() =>
        Store(("title", "<b> & \"c\"")).ShouldContain("""<ac:parameter ac:name="title">&lt;b&gt; &amp; "c"</ac:parameter>""");

    [Fact]
    public void Create_ValueThatTheModuleDoesNotDeclare_IsNotStored() => Store(("other", "x")).ShouldNotContain("ac:parameter");

    [Fact]
    public void Create_PlainBodyThatEndsCdata_IsReadBackTheSame()
    {
        var text =
            StorageWriter.Inner(
                new System.Xml.Linq.XElement("root", MacroEditor.Create(Framed, "m-1", new Dictionary<string, string>(StringComparer.Ordinal), "a]]>b<i>&")));

        MacroFinder.ById(text, "m-1").ShouldNotBeNull().Body.ShouldBe("a]]>b<i>&");
    }

    static string Store(params (string Name, string Value)[] values) =>
        StorageWriter.Inner(
            new System.Xml.Linq.XElement(
                "root", MacroEditor.Create(Framed, "m-1", values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), "")));

    static string Fill(params (string Name, string Value)[] parameters) => Fill("", parameters);

    static string Fill(string body, params (string Name, string Value)[] parameters) =>
        MacroUrl.Fill(
            Framed.Url, Framed, new MacroInvocation(
                "framed", "m-1", [.. parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))], BodyType.PlainText, body), Place);
}
