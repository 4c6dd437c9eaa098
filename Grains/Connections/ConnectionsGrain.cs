using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Connections;

[GrainType("connections")]
internal sealed class ConnectionsGrain : Grain, IConnectionsGrain, IOutboxSource
{
    static readonly UnavailableError Unknown = new("This may or may not have been stored. Look at the list of connections before you try again.");

    readonly AuditedRecord<ConnectionCollection> _connections;
    readonly ITenantRecords _records;
    readonly TimeProvider _time;
    readonly ILogger<ConnectionsGrain> _logger;

    public ConnectionsGrain(
        [PersistentState("connections")] IPersistentState<ConnectionCollection> state, ITenantRecords records, TimeProvider time,
        ILogger<ConnectionsGrain> logger) =>
        (_connections, _records, _time, _logger) = (new(this, state, logger, time), records, time, logger);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _connections.Audit.FlushLater(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Connection>> List() => Task.FromResult<ImmutableArray<Connection>>(
        [.. _connections.Value.Connections.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Describe(pair.Key))]);

    public async Task<Result<Connection>> Save(string name, ConnectionEdit edit, int onNumber, string editor)
    {
        if (!_connections.Value.Save(name, edit, onNumber, editor, _time.GetUtcNow()).TryGet(out var next, out var error))
        {
            return error;
        }

        return await TryCommitAsync(next) ? next.Connections[name].Describe(name) : Unknown;
    }

    public async Task<Result<bool>> Delete(string name, int onNumber, string editor)
    {
        if (!_connections.Value.Delete(name, onNumber, editor, _time.GetUtcNow()).TryGet(out var next, out var error))
        {
            return error;
        }

        return await TryCommitAsync(next) ? true : Unknown;
    }

    public async Task<Result<int>> RevokeSecrets()
    {
        var kept = _connections.Value.Connections.Values.Count(connection => !connection.Headers.IsEmpty);
        return kept == 0 || await TryCommitAsync(_connections.Value.RevokeSecrets(_time.GetUtcNow())) ? kept : Unknown;
    }

    public Task<ConnectionTarget?> Target(string name) => Task.FromResult(_connections.Value.Connections.GetValueOrDefault(name)?.ToTarget());

    public Task<OutboxOutcome> Settle(long number) => _connections.Audit.CompleteAsync();

    /// <summary>Commits, and leaves no bytes of the secrets that were deleted or replaced.</summary>
    async Task<bool> TryCommitAsync(ConnectionCollection next)
    {
        if (!await _connections.TryCommitAsync(next))
        {
            return false;
        }

        try
        {
            await _records.ScrubAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The next change, of whatever record, overwrites them in time.
            Log.ScrubDelayed(_logger, GrainTag.For(this.GetGrainId()), fault.GetType().Name);
        }

        return true;
    }
}
