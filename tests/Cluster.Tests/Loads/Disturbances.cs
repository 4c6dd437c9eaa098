using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Loads;

/// <summary>Tells how long a blow was felt, where one follows the other.</summary>
static class Disturbances
{
    /// <summary>A request of a service in order is answered sooner, even on a small machine that starts a silo meanwhile.</summary>
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <summary>How long after a blow the last request was sent that failed or was slow because of it; zero when there was none.</summary>
    /// <param name="answers">All answers.</param>
    /// <param name="blow">When it fell.</param>
    /// <param name="next">When the next one fell. A request sent just before that and not answered by then was hit by that one.</param>
    public static TimeSpan LastOf(IEnumerable<Answer> answers, TimeSpan blow, TimeSpan next) => answers
        .Where(answer => answer.Begun >= blow && answer.Begun < next && IsBad(answer) && !(answer.Begun > next - Slow && answer.Begun + answer.Took > next))
        .Select(answer => answer.Begun - blow)
        .DefaultIfEmpty()
        .Max();

    static bool IsBad(Answer answer) => answer.Took > Slow || answer.Verdict is Verdict.Unavailable or Verdict.Wrong;
}
