using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Residency;

/// <summary>The rules of a move between realms that one deployment serves: nothing needs to be copied, and each message may come again.</summary>
internal static class ResidencyMoves
{
    static readonly NotFoundError NotScheduled = new("No move of this number is scheduled.");
    static readonly ConflictError Busy = new("Another move of the site is under way.");

    /// <summary>The move after its announcement.</summary>
    public static Result<ResidencyMove> Schedule(ResidencyMove? current, ResidencyMove next, DateTimeOffset now) =>
        current?.Id == next.Id ? current
        : current is { Step: ResidencyStep.Scheduled or ResidencyStep.Started } && current.EndsAt > now ? Busy
        : next with { Step = ResidencyStep.Scheduled };

    /// <summary>The move after a step; one that it has taken already changes nothing.</summary>
    public static Result<ResidencyMove> Advance(ResidencyMove? current, long id, ResidencyStep step)
    {
        if (current is null || current.Id != id)
        {
            return NotScheduled;
        }

        return step switch
        {
            ResidencyStep.RolledBack when current.Step != ResidencyStep.Committed => current with { Step = step },
            ResidencyStep.Started when current.Step == ResidencyStep.Scheduled => current with { Step = step },
            ResidencyStep.Committed when current.Step == ResidencyStep.Started => current with { Step = step },
            _ when current.Step == step || (step == ResidencyStep.Started && current.Step == ResidencyStep.Committed) => current,
            _ => NotScheduled,
        };
    }
}
