using System.Collections.Immutable;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Grains.Usage;

/// <summary>Counts the renders of one macro in memory. Not for several threads: a grain's turns come one after the other.</summary>
internal sealed class UsageMeter(TimeProvider time)
{
    const int NameLength = 32;

    readonly Dictionary<string, Day> _days = new(StringComparer.Ordinal);
    DateTimeOffset _last;

    public bool IsEmpty => _days.Count == 0;

    /// <summary>Counts the outcome of a render; an outcome without a render is not counted.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="took">How long it took, the wait for a thread included.</param>
    /// <param name="lacksData">Whether it went without data that it asked for.</param>
    public void Count(RenderOutcome outcome, TimeSpan took, bool lacksData = false)
    {
        if (outcome is not (RenderedOutput or RenderStopped))
        {
            return;
        }

        var day = Today();
        day.Renders++;
        day.Times[RenderTimes.ClassOf(took)]++;
        day.WithoutData += lacksData ? 1 : 0;
        if (outcome is RenderStopped { Kind: var kind })
        {
            _ = kind == StopKind.TemplateError ? day.Errors++ : day.Stops++;
        }
    }

    /// <summary>Counts a view in which something was missing; its render is counted apart.</summary>
    public void Count(MissingContent missing)
    {
        var day = Today();
        day.Missing = day.Missing.Add(MissingCounts.From(missing));
    }

    /// <summary>Gives what was counted, and begins again.</summary>
    public UsageBatch Take()
    {
        var batch = new UsageBatch(
            RandomNumberGenerator.GetHexString(NameLength, lowercase: true),
            _days.ToImmutableDictionary(day => day.Key, day => day.Value.ToCounts(), StringComparer.Ordinal),
            _last);
        Clear();
        return batch;
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear() => _days.Clear();

    Day Today()
    {
        _last = time.GetUtcNow();
        var name = UsageLog.DayOf(_last);
        if (!_days.TryGetValue(name, out var day))
        {
            _days[name] = day = new();
        }

        return day;
    }

    sealed class Day
    {
        public int[] Times { get; } = new int[RenderTimes.Classes];

        public long Renders { get; set; }

        public long Errors { get; set; }

        public long Stops { get; set; }

        public long WithoutData { get; set; }

        public MissingCounts Missing { get; set; }

        public UsageCounts ToCounts() => new()
        {
            Renders = Renders,
            Errors = Errors,
            Stops = Stops,
            WithoutData = WithoutData,
            Missing = Missing,
            Times = [.. Times.AsSpan()[..(Times.AsSpan().LastIndexOfAnyExcept(0) + 1)]],
        };
    }
}
