using System.Text.Json;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Catalog;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Residency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Tenants;
using UserMacro.Silo.Hosts.Connect;

namespace UserMacro.Grains.Tests.Persistence;

/// <summary>States are stored as JSON of System.Text.Json without any settings.</summary>
public sealed class StoredStateTests
{
    static readonly DateTimeOffset Once = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    static readonly MacroDefinition Definition = Definitions.Create("Hello") with
    {
        Categories = ["media"],
        Body = BodyMode.Rendered,
        Output = OutputMode.Static,
        Parameters = [Definitions.Parameter("Level", ParameterType.Enum, "low")],
    };

    static readonly MacroDraft Draft = new(3, Definition, "u1", Once, [new(DiagnosticSeverity.Warning, "code", "message", 1, 2, 3, 4)]);

    static readonly MacroRevision Revision = new(new(2, "u1", Once, "note", "hash"), Definition);

    static readonly AuditEntry Entry = new("id", Once, "u1", AuditActions.MacroPublished, "badge", AuditOutcome.Refused, "revision 2");

    public static TheoryData<object> States() =>
    [
        new MacroHead
        {
            Life = 1, Deleted = true, DeletedAt = Once, DeletedDraft = Draft, Version = 9, LatestNumber = 2, Published = Revision,
            Log = new() { Recent = [Revision.Header], First = 2 }, Disabled = true, Unpublished = true,
            Approval = new(3, "u1", Once, "note", new("u2", Once, "no")),
            Quarantine = new()
            {
                Macro = new(Once, QuarantineReason.DidNotEnd, Once, Once, 2),
                ResolvedUntil = Once,
                SuspectedAt = Once,
                Posts = [new("0a1b", Once)],
            },
            Outbox = new()
            {
                Revision = true,
                Draft = Draft,
                Modules = true,
                Audit = [Entry],
                ForgetFrom = 1,
                Listing = new("badge", 4, MacroState.Published, "n", "d", 2, true, "u1", Once, Definition),
            },
        },
        new StoredDraft { Life = 1, Number = 3, Draft = Draft, HeadVersion = 7 },
        new LogPage { Headers = [Revision.Header] },
        new StoredRevision { Revision = Revision },
        new CatalogShard().Put(new("badge", 4, MacroState.Published, "n", "d", 2, true, "u1", Once, Definition)).Remove("other", 3, Once)
            with { DeletionsDated = true },
        new AccountCollection { LastNumber = 1, Strangers = 1, Accounts = new AccountCollection().Accounts.Add("u1", "557058:a") },
        new AuditIndex { Tops = new AuditIndex().Tops.Add("2026-01", new(1, "hash")) }.Open("2026-01"),
        new AuditPage { Entries = [Entry] },
        new DirectoryEntry { Tenant = "t-0", AssignedAt = Once },
        new TenantRecord().Install(
            new(new ConnectCredentials("a", "s").ToHost()) { BaseUrl = "https://a.atlassian.net/wiki" },
            new("proof", Once),
            Once,
            () => [1, 2, 3]).Value! with
        {
            PendingAudit = [new("settings/1", Once, "u1", AuditActions.SettingsChanged, "x", AuditOutcome.Refused, "rules")],
            ClosedAt = Once,
            Move = new(7, "DE", Once, ResidencyStep.Started),
            ContainedAt = Once,
            OperatorMessage = "Call us.",
            OperatorActs = 3,
        },
        new ModuleSyncRecord
        {
            Wanted = true, Registered = ["a"], Refused = new ModuleSyncRecord().Refused.Add("b", "why"), LastError = "away",
            Accepted = new ModuleSyncRecord().Accepted.Add("a", "0123"),
            RefusedHashes = new ModuleSyncRecord().RefusedHashes.Add("b", "4567"), Former = new ModuleSyncRecord().Former.Add("c", "{}"),
            Waiting = ["d"], Generic = ["e"], Preferred = ["f"], Failures = 3, ReconciledAt = Once, Reconcile = true,
        },
    ];

    [Theory]
    [MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    public void State_WrittenAndReadAsJson_IsTheSame(object state)
    {
        var json = JsonSerializer.Serialize(state, state.GetType());

        var read = JsonSerializer.Deserialize(json, state.GetType());

        JsonSerializer.Serialize(read, state.GetType()).ShouldBe(json);
        foreach (var property in state.GetType().GetProperties().Where(property => property.CanWrite))
        {
            JsonSerializer.Serialize(property.GetValue(state)).ShouldNotBeOneOf("null", "0", "false", "[]", "{}");
        }
    }
}
