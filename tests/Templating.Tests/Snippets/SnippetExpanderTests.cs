using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Snippets;

namespace UserMacro.Templating.Tests.Snippets;

public sealed class SnippetExpanderTests
{
    readonly Dictionary<string, string> _snippets = new(StringComparer.Ordinal)
    {
        ["one"] = "1",
        ["lines"] = "a\nb\nc",
        ["outer"] = "<{{ include 'one' }}>",
        ["self"] = "{{ include 'self' }}",
        ["ping"] = "{{ include 'pong' }}",
        ["pong"] = "{{ include 'ping' }}",
        ["lost"] = "{{ include 'gone' }}",
        ["kilobyte"] = new string('x', 1024),
        ["many"] = string.Concat(Enumerable.Repeat("{{ include 'kilobyte' }}", 100)),
        ["hollow-0"] = "",
        ["hollow-1"] = string.Concat(Enumerable.Repeat("{{ include 'hollow-0' }}", 500)),
        ["hollow-2"] = string.Concat(Enumerable.Repeat("{{ include 'hollow-1' }}", 500)),
        ["hollow-3"] = string.Concat(Enumerable.Repeat("{{ include 'hollow-2' }}", 500)),
        ["hollow-4"] = string.Concat(Enumerable.Repeat("{{ include 'hollow-3' }}", 500)),
        ["bomb"] = string.Concat(Enumerable.Repeat("{{ include 'many' }}", 100)),
    };

    public SnippetExpanderTests()
    {
        for (var depth = 0; depth < 12; depth++)
        {
            _snippets[$"deep-{depth}"] = $"{{{{ include 'deep-{depth + 1}' }}}}";
        }

        _snippets["deep-12"] = "end";
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("no snippets, only the word include", "no snippets, only the word include")]
    [InlineData("{{ include 'one' }}", "1")]
    [InlineData("a{{include \"one\"}}b{{   include   'one'   }}c", "a1b1c")]
    [InlineData("a {{- include 'one' -}} b", "a1b")]
    [InlineData("a \n {{~ include 'one' ~}} \n b", "a \n1\n b")]
    [InlineData("{{ include 'outer' }}{{ include 'outer' }}", "<1><1>")]
    [InlineData("{{ include params.x }}", "{{ include params.x }}")]
    [InlineData("{{ include 'One' }}", "{{ include 'One' }}")]
    [InlineData("{{ include 'one' + 'x' }}", "{{ include 'one' + 'x' }}")]
    public void Expand_Names_AreTheirTexts(string text, string expected)
    {
        var expansion = Expand(text);

        expansion.Text.ShouldBe(expected);
        expansion.Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x\n {{ include 'gone' }}", "unknown-snippet", 2, 2, "“gone”")]
    [InlineData("{{ include 'lost' }}", "unknown-snippet", 1, 1, "which “lost” names")]
    [InlineData("{{ include 'self' }}", "snippet-cycle", 1, 1, "self → self")]
    [InlineData("\n\n{{ include 'ping' }}", "snippet-cycle", 3, 1, "ping → pong → ping")]
    [InlineData("{{ include 'deep-0' }}", "snippet-depth", 1, 1, "“deep-0”")]
    [InlineData("{{ include 'bomb' }}", "snippet-size", 1, 1, "512 KB")]
    [InlineData("{{ include 'hollow-4' }}", "snippet-count", 1, 1, "1000")]
    public void Expand_WhatCannotBe_IsOneErrorWhereItIsNamed(string text, string code, int line, int column, string words)
    {
        var problem = Expand(text).Diagnostics.ShouldHaveSingleItem();

        (problem.IsError, problem.Code, problem.Line, problem.Column).ShouldBe((true, code, line, column));
        problem.Message.ShouldContain(words);
    }

    [Fact]
    public void Expand_Bomb_StopsNearTheLimit() => Expand("{{ include 'bomb' }}").Text.Length.ShouldBeLessThan(SnippetExpander.MaxLength + 2048);

    [Theory]
    [InlineData("ab{{ include 'lines' }}cd", 1, 1, 1, 1, null)]
    [InlineData("ab{{ include 'lines' }}cd", 1, 3, 1, 3, "lines")]
    [InlineData("ab{{ include 'lines' }}cd", 2, 1, 1, 3, "lines")]
    [InlineData("ab{{ include 'lines' }}cd", 3, 2, 1, 24, null)]
    [InlineData("ab{{ include 'lines' }}cd", 3, 3, 1, 25, null)]
    [InlineData("x\n{{ include 'outer' }}\ny", 2, 2, 2, 1, "one")]
    [InlineData("x\n{{ include 'outer' }}\ny", 3, 1, 3, 1, null)]
    public void Locate_APlaceOfTheWholeText_IsTheWrittenOne(string text, int line, int column, int writtenLine, int writtenColumn, string? snippet)
    {
        var located = Expand(text).Locate(new(IsError: false, "x", "Remark.", line, column, line, column));

        (located.Line, located.Column).ShouldBe((writtenLine, writtenColumn));
        located.Message.ShouldBe(snippet is null ? "Remark." : $"In the snippet “{snippet}”: Remark.");
    }

    [Fact]
    public void Locate_WithoutSnippets_IsTheSame()
    {
        var remark = new Diagnostic(IsError: true, "x", "y", 7, 8, 9, 10);

        Expand("{{ x }}").Locate(remark).ShouldBeSameAs(remark);
    }

    [Fact]
    public void NamesIn_Text_AreThoseOfItselfOnce() =>
        SnippetExpander.NamesIn("{{ include 'b' }}{{ include \"a\" }}{{ include 'b' }}{{ include X }}").ShouldBe(["b", "a"]);

    Expansion Expand(string text) => SnippetExpander.Expand(text, name => _snippets.GetValueOrDefault(name));
}
