using System.Text.RegularExpressions;
using Scriban.Parsing;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>A regular expression that does not backtrack, and the memory it holds: it keeps every state it has ever been in.</summary>
internal sealed class SafeRegex
{
    /// <summary>Match objects are garbage soon; what a call allocates beyond them stays.</summary>
    const int Garbage = 2048;

    /// <summary>A search that allocates more is building states without end.</summary>
    const int MaxStates = 8 << 20;

    const int Attempts = 3;

    /// <summary>Enough for most searches, and no more than a run may be late.</summary>
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(5);

    /// <summary>What a search gets that a quick one did not end, as long as the run has that much time.</summary>
    static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(50);

    readonly string _pattern;
    readonly RegexOptions _options;
    readonly Regex _quick;
    Regex? _patient;
    long _held;

    /// <exception cref="ArgumentException">The pattern is none.</exception>
    /// <exception cref="NotSupportedException">The pattern needs backtracking or is too large.</exception>
    public SafeRegex(GuardedContext context, string pattern, RegexOptions options)
    {
        _pattern = pattern;
        _options = options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        _quick = Create(context, Quick);
    }

    /// <summary>About how many bytes this holds.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>The matches in a text, from the first to the last; each costs a step.</summary>
    public IEnumerable<Match> Matches(GuardedContext context, SourceSpan span, string text)
    {
        var at = 0;
        while (at <= text.Length && Find(context, span, text, at) is { Success: true } match)
        {
            yield return match;
            at = match.Index + Math.Max(match.Length, 1);
        }
    }

    /// <summary>A search cannot be stopped from outside, so it is given little time, and more only while the run has more.</summary>
    Match Find(GuardedContext context, SourceSpan span, string text, int at)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            context.Charge(Work.PerStep);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var regex = attempt == 0 || context.TimeLeft < Patient ? _quick : _patient ??= Create(context, Patient);
                return regex.Match(text, at);
            }
            catch (RegexMatchTimeoutException)
            {
                // On a busy machine the thread may just have had to wait: another try tells.
                if (GC.GetAllocatedBytesForCurrentThread() - before > MaxStates)
                    throw context.Stop(span, StopReason.Memory);
            }
            finally
            {
                Count(before);
            }
        }

        throw context.Stop(span, StopReason.Time);
    }

    Regex Create(GuardedContext context, TimeSpan timeout)
    {
        RegexPrice.Charge(context, _pattern);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var regex = new Regex(_pattern, _options, timeout);
        Count(before);
        return regex;
    }

    void Count(long before) => Interlocked.Add(ref _held, Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - before - Garbage));
}
