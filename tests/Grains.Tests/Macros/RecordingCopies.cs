using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>Notes what is copied out.</summary>
internal sealed class RecordingCopies : IMacroCopies
{
    /// <summary>The versions under which the catalogue was told of the macro.</summary>
    public List<long> Versions { get; } = [];

    /// <summary>The numbers of the revisions that were kept.</summary>
    public List<int> Kept { get; } = [];

    public int ModuleRequests { get; private set; }

    /// <summary>Whether keeping a revision fails.</summary>
    public bool IsAway { get; set; }

    public Task KeepAsync(MacroRevision revision)
    {
        if (IsAway)
            throw new IOException("The storage did not answer.");
        Kept.Add(revision.Header.Number);
        return Task.CompletedTask;
    }

    public Task ListAsync(MacroSummary summary) => Add(summary.Version);

    public Task UnlistAsync(long version) => Add(version);

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
