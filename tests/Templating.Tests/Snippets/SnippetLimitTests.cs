using UserMacro.Templating.Snippets;

namespace UserMacro.Templating.Tests.Snippets;

/// <summary>However snippets multiply, no more is read and copied than the limit.</summary>
public sealed class SnippetLimitTests
{
    const long MaxBytes = 12L << 20;

    readonly Dictionary<string, string> _snippets = new(StringComparer.Ordinal)
    {
        ["large"] = new string('x', 100_000),
        ["blank"] = new string(' ', 120_000) + "{{- include 'empty' -}}" + new string(' ', 5_000) + "{{- include 'empty' -}}",
        ["empty"] = "",
        ["full"] = new string('x', SnippetExpander.MaxLength),
        ["two-full"] = "{{ include 'full' }}{{ include 'full' }}",
        ["circle"] = new string('x', 60_000) + "{{ include 'round' }}",
        ["round"] = new string('x', 60_000) + "{{ include 'circle' }}{{ include 'circle' }}",
    };

    public SnippetLimitTests()
    {
        for (var level = 0; level < 9; level++)
        {
            _snippets[$"double-{level}"] = $"{new string('y', 1_000)}{{{{ include 'double-{level + 1}' }}}}{{{{ include 'double-{level + 1}' }}}}";
        }

        _snippets["double-9"] = new string('z', 50_000);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { Times("{{ include 'large' }}", 1_000), "snippet-size" },
        { Times("{{ include 'large' }}", 5_000), "snippet-size" },
        { Times("{{ include 'full' }}", 2), "snippet-size" },
        { "x{{ include 'full' }}", "snippet-size" },
        { "{{ include 'full' }}x", "snippet-size" },
        { "{{ include 'two-full' }}", "snippet-size" },
        { "{{ include 'double-0' }}", "snippet-size" },
        { Times("{{ include 'double-5' }}", 500), "snippet-size" },
        { Times("{{- include 'blank' -}}", 1_000), "snippet-size" },
        { Times("{{ include 'empty' }}", 7_000), "snippet-count" },
        { Times("{{ include 'nothing' }}", 7_000), "snippet-count" },
        { "{{ include 'circle' }}", "snippet-cycle" },
        { Times("{{ include 'circle' }}", 5_000), "snippet-size" },
        { "## {{ include 'two-full' }}\n", "snippet-size" },
        { "{%{ {{ include 'two-full' }} }%}", "snippet-size" },
        { "{{ x = \"{{ include 'two-full' }}\" }}", "snippet-size" },
        { "<!-- {{ include 'double-0' }} -->", "snippet-size" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Expand_MoreThanTheLimit_IsRefusedBeforeItIsCopied(string text, string code)
    {
        Expand("{{ include 'double-8' }}");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var expansion = Expand(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MaxBytes);
        expansion.Text.Length.ShouldBeLessThanOrEqualTo(SnippetExpander.MaxLength);
        expansion.Diagnostics.ShouldContain(problem => problem.IsError && problem.Code == code);
        expansion.Diagnostics.ShouldAllBe(problem => problem.IsError);
    }

    [Fact]
    public void Expand_JustTheLimit_IsAllowed()
    {
        var expansion = Expand("{{ include 'full' }}");

        expansion.Diagnostics.ShouldBeEmpty();
        expansion.Text.Length.ShouldBe(SnippetExpander.MaxLength);
    }

    [Fact]
    public void Expand_MoreThanTheLimit_TellsTheLimitAndTheSize() =>
        Expand("{{ include 'two-full' }}").Diagnostics.ShouldHaveSingleItem().Message.ShouldBe(
            "With its snippets the template has 1048576 characters or more; the limit is 524288 (512 KB).");

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    Expansion Expand(string text) => SnippetExpander.Expand(text, name => _snippets.GetValueOrDefault(name));
}
