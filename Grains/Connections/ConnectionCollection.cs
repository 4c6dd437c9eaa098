using System.Collections.Immutable;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Connections;

/// <summary>A tenant's connections by name, and the pending audit entries of their changes.</summary>
[GenerateSerializer, Immutable, Alias("connection-book")]
internal sealed record ConnectionCollection : IAuditedState<ConnectionCollection>, IGuardedState
{
    /// <summary>How many connections a tenant may have.</summary>
    public const int MaxConnections = Limits.Connections;

    static readonly NotFoundError None = new("No connection has this name.");

    /// <summary>The connections.</summary>
    [Id(0), JsonPropertyName("Connections")]
    public ImmutableDictionary<string, StoredConnection> Connections { get; init; } = ImmutableDictionary<string, StoredConnection>.Empty;

    /// <summary>The number that was given last.</summary>
    [Id(1)] public int LastNumber { get; init; }

    /// <inheritdoc/>
    [Id(2), JsonPropertyName("OwedAudit")] public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    long IGuardedState.Generation => Math.Max(1, LastNumber);

    public ConnectionCollection AcknowledgeAudit() => this with { PendingAudit = [] };

    /// <summary>With a new connection, or another state of one.</summary>
    public Result<ConnectionCollection> Save(string name, ConnectionEdit edit, int onNumber, string editor, DateTimeOffset now)
    {
        var stored = Connections.GetValueOrDefault(name);
        if ((stored?.Number ?? 0) != onNumber)
        {
            return Stale(stored);
        }

        // To another server goes no secret that was given for this one.
        var kept = stored is not null && string.Equals(stored.BaseUrl, edit.BaseUrl, StringComparison.Ordinal)
            ? stored.Headers
            : ImmutableDictionary<string, string>.Empty;
        if (ConnectionValidator.Check(name, edit, kept) is { IsEmpty: false } problems)
        {
            return new InvalidError("Invalid connection settings.", problems, [], DraftNumber: null);
        }

        if (stored is null && Connections.Count >= MaxConnections)
        {
            return new LimitError(
                $"{Excess.OfWouldBe(Connections.Count + 1, MaxConnections, "connections")} Delete one that is no longer used.",
                Limits.NameOf(nameof(Limits.Connections)));
        }

        var number = LastNumber + 1;
        var next = new StoredConnection
        {
            BaseUrl = edit.BaseUrl,
            Headers = edit.Headers.ToImmutableDictionary(pair => pair.Key, pair => pair.Value ?? kept[pair.Key], StringComparer.Ordinal),
            CacheSeconds = edit.CacheSeconds,
            Number = number,
            EditedBy = editor,
            EditedAt = now,
        };
        return this with
        {
            Connections = Connections.SetItem(name, next),
            LastNumber = number,
            PendingAudit = PendingAudit.Add(Entry(number, name, editor, now, AuditActions.ConnectionSaved)),
        };
    }

    /// <summary>Without a connection.</summary>
    public Result<ConnectionCollection> Delete(string name, int onNumber, string editor, DateTimeOffset now) =>
        !Connections.TryGetValue(name, out var stored) ? None
        : stored.Number != onNumber ? Stale(stored)
        : this with
        {
            Connections = Connections.Remove(name),
            LastNumber = LastNumber + 1,
            PendingAudit = PendingAudit.Add(Entry(LastNumber + 1, name, editor, now, AuditActions.ConnectionDeleted)),
        };

    /// <summary>With no secret of any connection; macros that ask them get what the servers answer without.</summary>
    public ConnectionCollection RevokeSecrets(DateTimeOffset now)
    {
        var next = this;
        foreach (var (name, stored) in Connections.Where(pair => !pair.Value.Headers.IsEmpty))
        {
            var number = next.LastNumber + 1;
            next = next with
            {
                Connections = next.Connections.SetItem(name, stored with { Headers = stored.Headers.Clear(), Number = number, EditedAt = now }),
                LastNumber = number,
                PendingAudit = next.PendingAudit.Add(Entry(number, name, actor: "", now, AuditActions.ConnectionSaved)),
            };
        }

        return next;
    }

    static StaleError Stale(StoredConnection? stored) => new("The connection was changed in the meantime. Read it and change it again.", stored?.Number ?? 0);

    static AuditEntry Entry(int number, string name, string actor, DateTimeOffset at, string action) =>
        new($"connection/{number}", at, actor, action, name, AuditOutcome.Done, "");
}
