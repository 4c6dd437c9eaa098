using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Residency;

namespace UserMacro.Grains.Tests.Residency;

public sealed class ResidencyMovesTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ResidencyStep.Scheduled, ResidencyStep.Started, ResidencyStep.Started)]
    [InlineData(ResidencyStep.Started, ResidencyStep.Started, ResidencyStep.Started)]
    [InlineData(ResidencyStep.Committed, ResidencyStep.Started, ResidencyStep.Committed)]
    [InlineData(ResidencyStep.RolledBack, ResidencyStep.Started, null)]
    [InlineData(ResidencyStep.Scheduled, ResidencyStep.Committed, null)]
    [InlineData(ResidencyStep.Started, ResidencyStep.Committed, ResidencyStep.Committed)]
    [InlineData(ResidencyStep.Committed, ResidencyStep.Committed, ResidencyStep.Committed)]
    [InlineData(ResidencyStep.Scheduled, ResidencyStep.RolledBack, ResidencyStep.RolledBack)]
    [InlineData(ResidencyStep.Started, ResidencyStep.RolledBack, ResidencyStep.RolledBack)]
    [InlineData(ResidencyStep.RolledBack, ResidencyStep.RolledBack, ResidencyStep.RolledBack)]
    [InlineData(ResidencyStep.Committed, ResidencyStep.RolledBack, null)]
    public void Advance_AnyOrder_GoesForwardAndRepeatsChangeNothing(ResidencyStep from, ResidencyStep to, ResidencyStep? expected)
    {
        var result = ResidencyMoves.Advance(Move(1, from), 1, to);

        (result.Error is null ? result.Value!.Step : (ResidencyStep?)null).ShouldBe(expected);
    }

    [Fact]
    public void Advance_AnotherMove_IsNotFound() =>
        ResidencyMoves.Advance(Move(1, ResidencyStep.Started), 2, ResidencyStep.Committed).Error.ShouldBeOfType<NotFoundError>();

    [Theory]
    [InlineData(ResidencyStep.Scheduled, 1, false)]
    [InlineData(ResidencyStep.Started, 1, false)]
    [InlineData(ResidencyStep.Started, -1, true)] // the host has given it up
    [InlineData(ResidencyStep.Committed, 1, true)]
    [InlineData(ResidencyStep.RolledBack, 1, true)]
    public void Schedule_BesideAnotherMove_WaitsForItsEnd(ResidencyStep step, int hoursLeft, bool isTaken)
    {
        var current = Move(1, step) with { EndsAt = Now.AddHours(hoursLeft) };

        (ResidencyMoves.Schedule(current, Move(2, ResidencyStep.Scheduled), Now).Error is null).ShouldBe(isTaken);
    }

    static ResidencyMove Move(long id, ResidencyStep step) => new(id, "DE", Now.AddHours(1), step);
}
