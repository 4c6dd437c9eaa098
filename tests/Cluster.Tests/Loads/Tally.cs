using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Loads;

/// <summary>What a load was answered, in one line.</summary>
static class Tally
{
    public static string From(IEnumerable<Answer> answers)
    {
        var all = answers.ToList();
        var counts = all.CountBy(answer => answer.Verdict).ToDictionary(count => count.Key, count => count.Value);
        int Count(Verdict verdict) => counts.GetValueOrDefault(verdict);
        return $"{all.Count}: {Count(Verdict.Good)} good, {Count(Verdict.Unavailable)} answered 503, {Count(Verdict.Stale)} stale, {Count(Verdict.Stopped)} stopped, {Count(Verdict.Wrong)} wrong, longest {all.Max(answer => answer.Took).TotalSeconds:0.0} s";
    }
}
