using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Checks;

/// <summary>One site: its true state, and everything that the service has said about it and that must never change.</summary>
sealed class SiteBook(SiteState state, SiteClient client)
{
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public SiteState State { get; set; } = state;

    public SiteClient Client { get; } = client;

    /// <summary>Revisions as first reported, by key and number.</summary>
    public Dictionary<(string Key, int Number), string> Revisions { get; } = [];

    /// <summary>Hashes as first reported, by definition.</summary>
    public Dictionary<Definition, string> Hashes { get; } = [];

    /// <summary>The lines of the audit log that were seen, by id.</summary>
    public Dictionary<string, AuditLine> Audit { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the tokens whose use was not lost in a crash since.</summary>
    public HashSet<string> UsedTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the tokens whose first use of the day is in the audit log.</summary>
    public HashSet<string> SignedIn { get; } = new(StringComparer.Ordinal);

    /// <summary>Tokens that were revoked, and when.</summary>
    public List<(TokenState Token, TimeSpan At)> Revoked { get; } = [];

    /// <summary>What was compared with the model.</summary>
    public int Checks { get; private set; }

    /// <summary>Fails unless the condition holds.</summary>
    public void Check(bool holds, Func<string> otherwise)
    {
        Checks++;
        if (!holds)
        {
            throw new ModelMismatchException($"{State.Name}: {otherwise()}", State.Name);
        }
    }

    /// <summary>The longest time for which the service was down.</summary>
    public TimeSpan Gone { get; set; }

    /// <summary>The longest time by which audit log lines were out of order.</summary>
    public TimeSpan MostOutOfOrder { get; private set; }

    /// <summary>
    /// Lines are in the order in which they were entered, and their times say when the change began: lines of concurrent changes may be in either
    /// order, but none is later than a line may take after a crash.
    /// </summary>
    public void CheckOrder(DateTimeOffset newer, DateTimeOffset older, string id)
    {
        if (older > newer && older - newer > MostOutOfOrder)
        {
            MostOutOfOrder = older - newer;
        }

        Check(older - newer < Gone + Bound, () => $"the audit log is not newest first at {id}");
    }

    /// <summary>Complains unless the two are equal.</summary>
    public void CheckEqual<T>(T told, T expected, string what) => Check(Equals(told, expected), () => $"{what} is {told}, not {expected}");
}
