using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Checks;

/// <summary>One site: what is true of it, and all that its service was ever seen to say that must never change.</summary>
sealed class SiteBook(SiteState state, SiteClient client)
{
    public SiteState State { get; set; } = state;

    public SiteClient Client { get; } = client;

    /// <summary>Revisions as they were told first, by key and number.</summary>
    public Dictionary<(string Key, int Number), string> Revisions { get; } = [];

    /// <summary>Hashes as they were told first, by definition.</summary>
    public Dictionary<Definition, string> Hashes { get; } = [];

    /// <summary>The lines of the audit log that were seen, by id.</summary>
    public Dictionary<string, AuditLine> Audit { get; } = new(StringComparer.Ordinal);

    /// <summary>What was compared with the model.</summary>
    public int Checks { get; private set; }

    /// <summary>Complains unless it holds.</summary>
    public void Check(bool holds, Func<string> otherwise)
    {
        Checks++;
        if (!holds)
            throw new ModelMismatchException($"{State.Name}: {otherwise()}");
    }

    /// <summary>Complains unless the two are equal.</summary>
    public void CheckEqual<T>(T told, T expected, string what) => Check(Equals(told, expected), () => $"{what} is {told}, not {expected}");
}
