using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Audit;
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

    readonly PersistentRecord<ConnectionCollection> _book;
    readonly AuditOutbox _debt;
    readonly TimeProvider _time;
    readonly ILogger<ConnectionsGrain> _logger;

    public ConnectionsGrain([PersistentState("connections")] IPersistentState<ConnectionCollection> state, TimeProvider time, ILogger<ConnectionsGrain> logger)
    {
        (_book, _time, _logger) = (new(state), time, logger);
        _debt = new(this, () => _book.Value.PendingAudit, () => WriteAsync(_book.Value with { PendingAudit = [] }), logger, time);
    }

    string Tag => GrainTag.For(this.GetGrainId());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _debt.FlushLater(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Connection>> List() => Task.FromResult<ImmutableArray<Connection>>(
        [.. _book.Value.Connections.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Describe(pair.Key))]);

    public async Task<Result<Connection>> Save(string name, ConnectionEdit edit, int onNumber, string editor)
    {
        if (!_book.Value.Save(name, edit, onNumber, editor, _time.GetUtcNow()).TryGet(out var next, out var error))
            return error;
        return await TryWriteAsync(next) ? next.Connections[name].Describe(name) : Unknown;
    }

    public async Task<Result<bool>> Delete(string name, int onNumber, string editor)
    {
        if (!_book.Value.Delete(name, onNumber, editor, _time.GetUtcNow()).TryGet(out var next, out var error))
            return error;
        return await TryWriteAsync(next) ? true : Unknown;
    }

    public Task<ConnectionTarget?> Target(string name) => Task.FromResult(_book.Value.Connections.GetValueOrDefault(name)?.ToTarget());

    public Task<OutboxOutcome> Settle(long number) => _debt.CompleteAsync();

    async Task<bool> TryWriteAsync(ConnectionCollection next)
    {
        try
        {
            await WriteAsync(next);
        }
        catch (Exception fault)
        {
            Log.OutcomeUnknown(_logger, Tag, fault);
            return false;
        }

        await _debt.FlushAsync();
        return true;
    }

    async Task WriteAsync(ConnectionCollection next)
    {
        try
        {
            await _debt.AnnounceAsync(next.PendingAudit);
            await _book.WriteAsync(next);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
