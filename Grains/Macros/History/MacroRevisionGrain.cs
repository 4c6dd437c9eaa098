using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Macros.History;

/// <remarks>
/// Revisions are many and seldom read twice, so none stays in memory: the export of a long history needs no more of it than that of a short one.
/// </remarks>
[GrainType("macrorevision")]
internal sealed class MacroRevisionGrain([PersistentState("revision")] IPersistentState<StoredRevision> state) : Grain, IMacroRevisionGrain
{
    readonly PersistentRecord<StoredRevision> _record = new(state);

    public async Task Keep(MacroRevision revision)
    {
        DeactivateOnIdle();
        if (_record.Value.Revision is { } kept)
        {
            if (!string.Equals(kept.Header.Hash, revision.Header.Hash, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Revision {revision.Header.Number} is kept already with another content.");
            }

            return;
        }

        await _record.WriteAsync(new() { Revision = revision });
    }

    public Task Forget() => _record.Value.Revision is null ? Task.CompletedTask : _record.ClearAsync();

    public Task<MacroRevision?> Read()
    {
        DeactivateOnIdle();
        return Task.FromResult(_record.Value.Revision);
    }
}

/// <summary>The record of one revision.</summary>
[GenerateSerializer, Immutable, Alias("stored-revision")]
internal sealed record StoredRevision
{
    /// <summary>The revision; null before it was dispatched.</summary>
    [Id(0)] public MacroRevision? Revision { get; init; }
}
