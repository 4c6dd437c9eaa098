using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Diagnostics;
using UserMacro.Templating.Runtime.Regexes;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Tests.Scriban;

namespace UserMacro.Templating.Tests.Runtime.Regexes;

public sealed class RegexCacheTests
{
    [Fact]
    public void Get_SamePatternAgain_IsTheSame() =>
        RegexCache.Get(Context(), default, "a+b", "i").ShouldBeSameAs(RegexCache.Get(Context(), default, "a+b", "i"));

    [Fact]
    public void Get_ExpressionThatHasGrown_IsMadeAnew()
    {
        const string Pattern = "(a?){400}";
        Scribans.Run("{{ 'aaaa' | regex.match '" + Pattern + "' }}");
        var first = RegexCache.Get(Context(), default, Pattern, "");
        first.Held.ShouldBeLessThan(512 * 1024);
        Scribans.Run("{{ ('a' * 2000) | regex.match '" + Pattern + "' }}");
        RegexCache.Get(Context(), default, Pattern, "").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Get_TooManyDifferentCharacters_IsRefusedBeforeItIsMade()
    {
        // .NET takes 3 s and 390 MB for this one.
        var pattern = string.Concat(Enumerable.Range(0, 495).Select(i => (char)(0x4e00 + i * 7)));
        var context = Context();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Should.Throw<TemplateFailureException>(() => RegexCache.Get(context, default, pattern, ""));

        failure.Message.ShouldContain("at most 120");
        failure.Message.ShouldContain("495");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    static GuardedContext Context() => new(FrozenBuiltins.Shared, RenderLimits.Default, Scribans.Input, CancellationToken.None);
}
