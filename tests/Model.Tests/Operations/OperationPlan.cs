using System.Collections.Immutable;

namespace UserMacro.Model.Tests.Operations;

/// <summary>What is done in a run, decided by the seed alone.</summary>
/// <param name="Operations">The operations in their order.</param>
/// <param name="Kills">What is killed during a batch, by the number of the batch.</param>
sealed record OperationPlan(ImmutableArray<Operation> Operations, ImmutableDictionary<int, Kill> Kills)
{
    const int LargestBatch = 8;

    static readonly ImmutableArray<OperationKind> Weighted =
    [
        .. Enum.GetValues<OperationKind>().SelectMany(kind => Enumerable.Repeat(kind, WeightOf(kind))),
    ];

    /// <summary>The operations of a seed.</summary>
    public static OperationPlan From(int seed, int operations, int sites, int kills)
    {
        var random = new Random(seed);
        var all = ImmutableArray.CreateBuilder<Operation>(operations);
        var batch = 0;
        while (all.Count < operations)
        {
            for (var left = random.Next(1, LargestBatch + 1); left > 0 && all.Count < operations; left--)
            {
                all.Add(new(
                    all.Count,
                    batch,
                    Weighted[random.Next(Weighted.Length)],
                    random.Next(sites),
                    random.Next(States.SiteState.Keys.Length),
                    random.Next(10_000),
                    random.Next(10_000),
                    random.Next(10_000)));
            }

            batch++;
        }

        var killed = ImmutableDictionary.CreateBuilder<int, Kill>();
        for (var number = 1; number <= kills; number++)
        {
            // A batch with running operations, near the points that divide the run evenly.
            killed[(int)((long)batch * number / (kills + 1))] = new(VictimOf(number), TimeSpan.FromMilliseconds(random.Next(0, 15)));
        }

        return new(all.DrainToImmutable(), killed.ToImmutable());
    }

    // Killing the silo alone takes longest: requests through the other front end wait half a minute for it.
    static Victim VictimOf(int number) => (number % 4) switch
    {
        0 => Victim.Silo,
        2 => Victim.FrontEnd,
        _ => Victim.Everything,
    };

    static int WeightOf(OperationKind kind) => kind switch
    {
        OperationKind.SaveDraft => 20,
        OperationKind.Publish => 14,
        OperationKind.Create => 8,
        OperationKind.Restore => 6,
        OperationKind.Disable or OperationKind.Unpublish or OperationKind.RequestApproval or OperationKind.Approve or OperationKind.SavePart
            or OperationKind.Import or OperationKind.RaceOfSaves or OperationKind.Compare => 4,
        OperationKind.Enable or OperationKind.Delete or OperationKind.Discard or OperationKind.Republish or OperationKind.Export
            or OperationKind.SaveSettings or OperationKind.CreatePart => 3,
        OperationKind.RevokeToken => 1,
        _ => 2,
    };
}

/// <summary>A SIGKILL in the middle of a batch.</summary>
/// <param name="Victim">What dies.</param>
/// <param name="After">How long after the batch was sent.</param>
sealed record Kill(Victim Victim, TimeSpan After);

/// <summary>What is killed.</summary>
enum Victim
{
    /// <summary>Both processes, as by a power cut.</summary>
    Everything,

    /// <summary>The second front end.</summary>
    FrontEnd,

    /// <summary>The process that holds the silo and the first front end; the second one finds the new silo.</summary>
    Silo,
}
