using UserMacro.Model.Tests.Operations;

namespace UserMacro.Model.Tests.Runs;

/// <summary>What a run has done.</summary>
sealed class RunCounts
{
    /// <summary>Operations that were carried out or refused, by kind.</summary>
    public SortedDictionary<OperationKind, int> Operations { get; } = [];

    /// <summary>How many of them were refused.</summary>
    public int Refused { get; set; }

    /// <summary>Operations that were not answered, or whose outcome is unknown.</summary>
    public int Unanswered { get; set; }

    /// <summary>How many of those had been carried out.</summary>
    public int CarriedOut { get; set; }

    /// <summary>Requests that were sent again under their Idempotency-Key.</summary>
    public int Repeats { get; set; }

    public int Kills { get; set; }

    public void Add(OperationKind kind, bool isRefused)
    {
        Operations[kind] = Operations.GetValueOrDefault(kind) + 1;
        Refused += isRefused ? 1 : 0;
    }

    public override string ToString()
    {
        var kinds = string.Join(", ", Operations.Select(kind => $"{kind.Key} {kind.Value}"));
        return $"{Operations.Values.Sum()} operations ({Refused} refused as they must be): {kinds}; {Repeats} repeats; "
            + $"{Kills} kills with {Unanswered} unanswered operations, of which {CarriedOut} were carried out";
    }
}
