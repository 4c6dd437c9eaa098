using System.Text.RegularExpressions;
using Scriban.Parsing;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Regexes;

/// <summary>A regular expression that takes time in proportion to the text, and the memory it holds: it keeps every state it has ever been in.</summary>
internal sealed class SafeRegex
{
    /// <summary>Match objects are garbage soon; what a call allocates beyond them stays.</summary>
    const int Garbage = 2048;

    /// <summary>A search that allocates more is building states without end.</summary>
    const int MaxStates = 8 << 20;

    /// <summary>A try that allocates more is building states, at up to 2 MB in a millisecond: it is not given a long one.</summary>
    const int ManyStates = 1 << 20;

    const int Attempts = 3;

    /// <summary>
    /// Positions of the pattern times characters of the text up to which the engine that cannot backtrack looks for the whole match. It
    /// looks at the clock only while it looks for the match's end, every thousand characters; on its way back to the beginning, where it
    /// follows all positions at each character, it took 3 s for <c>^[^c]{450}a[^c]*c</c> and a text of the largest size.
    /// </summary>
    const long MaxUnwatched = 1_000_000;

    /// <summary>Enough for most searches.</summary>
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(5);

    /// <summary>What a search gets that a quick one did not end, as long as the run has that much time.</summary>
    static readonly TimeSpan Patient = TimeSpan.FromMilliseconds(50);

    /// <summary>What the engine that backtracks gets, which remembers where it was: it fills memory as long as it runs.</summary>
    static readonly TimeSpan Backtracking = TimeSpan.FromMilliseconds(10);

    /// <summary>What a position of the pattern can take between two looks of the engine at the clock.</summary>
    static readonly TimeSpan PerPosition = TimeSpan.FromMicroseconds(50);

    readonly string _pattern;
    readonly RegexOptions _options;
    readonly int _size;
    readonly Regex _quick;
    Regex? _patient;
    Regex? _backtracking;
    long _held;

    /// <exception cref="ArgumentException">The pattern is none.</exception>
    /// <exception cref="NotSupportedException">The pattern needs backtracking or is too large.</exception>
    public SafeRegex(GuardedContext context, string pattern, RegexOptions options)
    {
        _pattern = pattern;
        _size = PatternSize.Of(pattern);
        _options = options | RegexOptions.CultureInvariant;
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

    /// <summary>Whether there is a match anywhere.</summary>
    public bool IsMatch(GuardedContext context, SourceSpan span, string text) => IsMatch(context, span, text, at: 0);

    /// <summary>
    /// The next match. In a long text the engine that cannot backtrack only tells whether there is one, which it does in time that grows with
    /// the text; where it is the other engine finds out, which looks at the clock all the way.
    /// </summary>
    Match Find(GuardedContext context, SourceSpan span, string text, int at)
    {
        if ((text.Length - at) * (long)_size <= MaxUnwatched)
        {
            return Search(context, span, regex => regex.Match(text, at));
        }

        if (!IsMatch(context, span, text, at))
        {
            return Match.Empty;
        }

        _backtracking ??= new Regex(_pattern, _options, Backtracking);
        return Search(context, span, _ => _backtracking.Match(text, at));
    }

    bool IsMatch(GuardedContext context, SourceSpan span, string text, int at) => Search(context, span, regex => regex.IsMatch(text, at));

    /// <summary>A search cannot be stopped from outside, so it is given little time, and more only while the run has more.</summary>
    T Search<T>(GuardedContext context, SourceSpan span, Func<Regex, T> search)
    {
        var (all, last) = (0L, 0L);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            context.Charge(Work.PerStep);
            if (!context.HasTimeFor(Needed(context.Time)))
            {
                throw context.Stop(span, StopReason.Time);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                return search(attempt == 0 || last > ManyStates || !context.HasTimeFor(Patient) ? _quick : _patient ??= Create(context, Patient));
            }
            catch (RegexMatchTimeoutException)
            {
                // On a busy machine the thread may just have had to wait: another try tells. It begins with the states that are there.
                last = GC.GetAllocatedBytesForCurrentThread() - before;
                all += last;
                if (all > MaxStates)
                {
                    throw context.Stop(span, StopReason.Memory);
                }
            }
            finally
            {
                Count(before);
            }
        }

        throw context.Stop(span, StopReason.Time);
    }

    /// <summary>What a quick search can take until the engine looks at the clock; of a run that has little time not more than half.</summary>
    TimeSpan Needed(TimeSpan all) => Quick + _size * PerPosition is var needed && needed < all / 2 ? needed : all / 2;

    Regex Create(GuardedContext context, TimeSpan timeout)
    {
        RegexPrice.Charge(context, _pattern);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var regex = new Regex(_pattern, _options | RegexOptions.NonBacktracking, timeout);
        Count(before);
        return regex;
    }

    void Count(long before) => Interlocked.Add(ref _held, Math.Max(0, GC.GetAllocatedBytesForCurrentThread() - before - Garbage));
}
