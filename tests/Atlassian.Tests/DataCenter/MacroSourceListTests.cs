using UserMacro.Atlassian.DataCenter;
using UserMacro.Atlassian.DataCenter.Files;

namespace UserMacro.Atlassian.Tests.DataCenter;

/// <summary>Texts that are too long are shortened without splitting a character.</summary>
public sealed class MacroSourceListTests
{
    const string Emoji = "\U0001f600";

    [Fact]
    public void Add_EmojiAtTheEdgeOfATextThatIsTooLong_IsLeftOutWhole()
    {
        var text = Around(16 * 1024);

        var macro = Add(Macro with
        {
            Title = text,
            Description = text,
            Icon = text,
            Documentation = text,
            Categories = [Around(255)],
            Parameters = [new() { Name = text, Title = text, Description = text, Default = text, Type = Around(255), Values = [text] }],
        }).Macros.ShouldHaveSingleItem();

        var parameter = macro.Parameters.ShouldNotBeNull().ShouldHaveSingleItem();
        foreach (var cut in (string[])[
            macro.Title, macro.Description, macro.Icon, macro.Documentation,
            parameter.Name, parameter.Title, parameter.Description, parameter.Default, parameter.Values[0]])
        {
            cut.ShouldBe(new string('x', 16 * 1024 - 1));
        }

        macro.Categories.ShouldBe([new string('x', 254)]);
        parameter.Type.ShouldBe(new string('x', 254));
    }

    [Fact]
    public void Add_EmojiAtTheEdgeOfANameThatIsTooLong_IsLeftOutOfTheMessage() =>
        Add(Macro with { Name = Around(40) + new string('y', 300) }).Problems.ShouldHaveSingleItem().Message.ShouldContain($"“{new string('x', 39)}…”");

    [Fact]
    public void Add_TextsThatFit_StayWhole()
    {
        var text = new string('x', 16 * 1024 - 2) + Emoji;

        Add(Macro with { Title = text }).Macros.ShouldHaveSingleItem().Title.ShouldBe(text);
    }

    static UserMacroSource Macro => new() { File = "f.vm", Name = "box", Template = "<p>x</p>" };

    static string Around(int edge) => $"{new string('x', edge - 1)}{Emoji}tail";

    static MacroFileSet Add(UserMacroSource macro)
    {
        var list = new MacroSourceList("f.vm");
        list.Add(macro);
        return list.ToSet();
    }
}
