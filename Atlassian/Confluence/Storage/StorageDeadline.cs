using System.Diagnostics;
using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>When a conversion is given up.</summary>
/// <param name="at">On <see cref="Stopwatch"/>'s clock.</param>
internal sealed class StorageDeadline(long at)
{
    readonly long _began = Stopwatch.GetTimestamp();

    public long At => at;

    /// <summary>Whether it has passed; once it has, all work that is left is passed over.</summary>
    public bool HasPassed => field || (field = Stopwatch.GetTimestamp() > at);

    public HtmlExcess Excess => new(HtmlMeasure.Time, Milliseconds(at), Milliseconds(Stopwatch.GetTimestamp()));

    long Milliseconds(long until) => (long)Math.Max(0, Stopwatch.GetElapsedTime(_began, until).TotalMilliseconds);
}
