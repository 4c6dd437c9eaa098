using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>Keeps and notes what is dispatched.</summary>
internal sealed class RecordingProjections : IMacroProjections
{
    readonly SortedDictionary<int, MacroRevision> _revisions = [];

    /// <summary>The versions under which the catalogue was told of the macro.</summary>
    public List<long> Versions { get; } = [];

    /// <summary>The numbers of the revisions that are kept.</summary>
    public IReadOnlyCollection<int> Kept => _revisions.Keys;

    /// <summary>The macro's entry in the catalogue; null when it is off the list.</summary>
    public MacroSummary? Listing { get; private set; }

    /// <summary>The lines of the audit log.</summary>
    public List<AuditEntry> Audit { get; } = [];

    public int ModuleRequests { get; private set; }

    /// <summary>Whether keeping a revision fails.</summary>
    public bool IsAway { get; set; }

    /// <summary>The first number from which on keeping a revision fails.</summary>
    public int AwayFrom { get; set; } = int.MaxValue;

    /// <summary>Whether the catalogue does not answer.</summary>
    public bool IsCatalogAway { get; set; }

    /// <summary>Whether the answer to a completion is lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>The numbers that were announced.</summary>
    public List<long> Announced { get; } = [];

    /// <summary>The number up to which all is completed.</summary>
    public long Completed { get; private set; }

    public Task AnnounceAsync(long number)
    {
        Announced.Add(number);
        return Task.CompletedTask;
    }

    public Task KeepAccountsAsync() => Task.CompletedTask;

    public Task CompleteAsync(long number)
    {
        Completed = number;
        return LosesAnswers ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
    }

    public Task KeepAsync(MacroRevision revision)
    {
        if (IsAway || revision.Header.Number >= AwayFrom)
        {
            throw new IOException("The storage did not answer.");
        }

        _revisions[revision.Header.Number] = revision;
        return Task.CompletedTask;
    }

    public Task<MacroRevision?> FindAsync(int number) => Task.FromResult(_revisions.GetValueOrDefault(number));

    public Task ForgetAsync(int from, int until)
    {
        foreach (var number in Enumerable.Range(from, until - from))
        {
            _revisions.Remove(number);
        }

        return Task.CompletedTask;
    }

    public Task ListAsync(MacroSummary summary)
    {
        if (IsCatalogAway)
        {
            throw new IOException("The catalogue did not answer.");
        }

        Listing = summary;
        return Add(summary.Version);
    }

    public Task UnlistAsync(long version)
    {
        Listing = null;
        return Add(version);
    }

    public Task AuditAsync(ImmutableArray<AuditEntry> entries)
    {
        Audit.AddRange(entries);
        return Task.CompletedTask;
    }

    public Task RequestModulesAsync()
    {
        ModuleRequests++;
        return Task.CompletedTask;
    }

    Task Add(long version)
    {
        Versions.Add(version);
        return Task.CompletedTask;
    }
}
