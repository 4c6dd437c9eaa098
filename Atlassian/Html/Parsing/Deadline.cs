using UserMacro.Shared;

namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>
/// When work is given up: once the thread that made the deadline has had a limit of processor time since then, and at the latest after four
/// times that on the clock. So a busy machine ends no honest work. Of use on that thread only.
/// </summary>
public sealed class Deadline
{
    readonly TimeSpan _limit;
    WorkDeadline _work;

    internal Deadline(TimeSpan limit, WorkDeadline work) => (_limit, _work) = (limit, work);

    /// <summary>Whether to give up.</summary>
    public bool HasPassed => _work.IsOver();

    /// <summary>The time limit, and the time taken so far.</summary>
    internal HtmlExcess Excess => new(HtmlMeasure.Time, (long)_limit.TotalMilliseconds, (long)Math.Ceiling(_work.Used.TotalMilliseconds));

    /// <summary>A deadline for work that begins now.</summary>
    /// <param name="limit">The processor time that it may take.</param>
    public static Deadline After(TimeSpan limit) => new(limit, new(limit));
}
