using UserMacro.Templating.Runtime.Regexes;
using UserMacro.Templating.Tests.Scriban;

namespace UserMacro.Templating.Tests.Runtime.Regexes;

public sealed class RegexCacheTests
{
    [Fact]
    public void Get_SamePatternAgain_IsTheSame() =>
        RegexCache.Get(default, "a+b", "i").ShouldBeSameAs(RegexCache.Get(default, "a+b", "i"));

    [Fact]
    public void Get_ExpressionThatHasGrown_IsMadeAnew()
    {
        const string Pattern = "(a?){400}";
        Scribans.Run("{{ 'aaaa' | regex.match '" + Pattern + "' }}");
        var first = RegexCache.Get(default, Pattern, "");
        first.Held.ShouldBeLessThan(512 * 1024);
        Scribans.Run("{{ ('a' * 5000) | regex.match '" + Pattern + "' }}");
        RegexCache.Get(default, Pattern, "").ShouldNotBeSameAs(first);
    }
}
