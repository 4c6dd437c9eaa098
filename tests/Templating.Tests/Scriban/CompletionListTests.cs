using System.Text.RegularExpressions;
using Scriban.Runtime;
using UserMacro.Templating.Scriban.Builtins;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>The admin page proposes functions from a list of its own; it names exactly those that templates have.</summary>
public sealed partial class CompletionListTests
{
    static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "builtins.ts"));

    public static TheoryData<string> Groups => [.. Members(FrozenBuiltins.Shared, value => value is ScriptObject)];

    [Fact]
    public void Groups_OfTheAdminPage_AreThoseOfTemplates() =>
        Listed().Keys.Order(StringComparer.Ordinal).ShouldBe(Members(FrozenBuiltins.Shared, value => value is ScriptObject));

    [Theory]
    [MemberData(nameof(Groups))]
    public void Functions_OfAGroup_AreThoseOfTemplates(string group) =>
        Listed()[group].ShouldBe(Members((ScriptObject)FrozenBuiltins.Shared[group]!, value => value is IScriptCustomFunction));

    [Fact]
    public void TopFunctions_OfTheAdminPage_AreThoseOfTemplates() =>
        Words(TopFunctions().Match(Source).Groups["list"].Value).ShouldBe(Members(FrozenBuiltins.Shared, value => value is IScriptCustomFunction));

    static IEnumerable<string> Members(ScriptObject holder, Func<object?, bool> which) =>
        holder.Where(member => which(member.Value)).Select(member => member.Key).Order(StringComparer.Ordinal);

    static Dictionary<string, IEnumerable<string>> Listed() =>
        Group().Matches(Builtins().Match(Source).Groups["groups"].Value).ToDictionary(
            match => match.Groups["name"].Value, match => Words(match.Groups["list"].Value), StringComparer.Ordinal);

    static IEnumerable<string> Words(string list) => Word().Matches(list).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"const builtins[^=]*= \{(?<groups>[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Builtins();

    [GeneratedRegex(@"(?<name>\w+):\s*'(?<list>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Group();

    [GeneratedRegex(@"const topFunctions = \[(?<list>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopFunctions();

    [GeneratedRegex(@"\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
