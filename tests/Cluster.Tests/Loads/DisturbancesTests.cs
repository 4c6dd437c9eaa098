using UserMacro.Traffic;

namespace UserMacro.Cluster.Tests.Loads;

public sealed class DisturbancesTests
{
    [Theory]
    [InlineData(10.5, 0.1, Verdict.Good, 0)]
    [InlineData(10.5, 5.4, Verdict.Unavailable, 0.5)]
    [InlineData(15, 2.5, Verdict.Good, 5)]
    [InlineData(15, 0.1, Verdict.Wrong, 5)]
    [InlineData(9.9, 5.4, Verdict.Unavailable, 0)]
    [InlineData(39.9, 5.4, Verdict.Unavailable, 0)]
    [InlineData(39.9, 0.05, Verdict.Unavailable, 29.9)]
    [InlineData(37, 5.4, Verdict.Unavailable, 27)]
    [InlineData(40, 5.4, Verdict.Unavailable, 0)]
    public void LastOf_ARequestBetweenTwoBlows_CountsForTheOneThatHitIt(double begun, double took, Verdict verdict, double expected)
    {
        var answer = new Answer("render a", TimeSpan.FromSeconds(begun), TimeSpan.FromSeconds(took), verdict, "");

        Disturbances.LastOf([answer], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40)).TotalSeconds.ShouldBe(expected, 0.001);
    }
}
