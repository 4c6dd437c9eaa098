using System.Text.RegularExpressions;
using Scriban.Parsing;
using UserMacro.Templating.Rendering;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>A regular expression that does not backtrack, and the memory it holds: it keeps every state it has ever been in.</summary>
internal sealed class SafeRegex
{
    /// <summary>Match objects are garbage soon; what a call allocates beyond them stays.</summary>
    const int Garbage = 2048;

    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    readonly Regex _regex;
    long _held;

    /// <exception cref="ArgumentException">The pattern is none.</exception>
    /// <exception cref="NotSupportedException">The pattern needs backtracking or is too large.</exception>
    public SafeRegex(string pattern, RegexOptions options)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _regex = new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
        Count(before);
    }

    /// <summary>About how many bytes this holds.</summary>
    public long Held => Interlocked.Read(ref _held);

    public IEnumerable<Match> Matches(GuardedContext context, SourceSpan span, string text)
    {
        for (var match = Find(context, span, () => _regex.Match(text)); match.Success; match = Find(context, span, match.NextMatch))
        {
            context.Spend(span);
            yield return match;
        }
    }

    Match Find(GuardedContext context, SourceSpan span, Func<Match> find)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            // On a busy machine the thread may just have had to wait: a second try tells.
            return Try(find) ?? Try(find) ?? throw context.Stop(span, StopReason.Time);
        }
        finally
        {
            Count(before);
        }
    }

    static Match? Try(Func<Match> find)
    {
        try
        {
            return find();
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    void Count(long before) => Interlocked.Add(ref _held, Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - before - Garbage));
}
