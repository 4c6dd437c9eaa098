using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>The records of revisions; the catalogue, the audit log and the module list play no part in the promises that the model checks.</summary>
internal sealed class ModelProjections(ModelWorld world, ModelProcess process) : IMacroProjections
{
    public Task AnnounceAsync(long number) => Task.CompletedTask;

    public Task KeepAccountsAsync() => Task.CompletedTask;

    public Task CompleteAsync(long number) => Task.CompletedTask;

    public Task KeepAsync(MacroRevision revision) => process.StepAsync($"keep {revision.Header.Number}", () =>
    {
        if (world.Mutation != Mutation.ForgetsCopies)
        {
            world.Keep(revision);
        }

        return "kept";
    });

    public Task<MacroRevision?> FindAsync(int number) => throw new NotSupportedException();

    public Task ForgetAsync(int from, int until) => throw new NotSupportedException();

    public Task AuditAsync(ImmutableArray<AuditEntry> entries) => Task.CompletedTask;

    public Task ListAsync(MacroSummary summary) => Task.CompletedTask;

    public Task UnlistAsync(long version) => Task.CompletedTask;

    public Task RequestModulesAsync() => Task.CompletedTask;
}
