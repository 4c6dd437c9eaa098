using System.Collections.Immutable;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Catalog;
using UserMacro.Grains.Connections;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Moves;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Grains.Outbox;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Privacy;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Tenants;
using UserMacro.Grains.Tokens;
using UserMacro.Grains.Usage;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Compatibility.Tests;

/// <summary>One value of every state that is stored.</summary>
static class StateSamples
{
    public static readonly Installation Installation = new(new HostCredentials("connect", "a", "secret"))
    {
        BaseUrl = "https://a.atlassian.net/wiki", DisplayUrl = "https://wiki.example.com",
    };

    static readonly MacroOutbox Pending = new()
    {
        Revision = true,
        Listing = Samples.Summary,
        Draft = Samples.Draft,
        Modules = true,
        Audit = [Samples.Entry],
        ForgetFrom = 1,
        ImportUntil = 9,
    };

    static readonly QuarantineRecord Quarantined = new()
    {
        Macro = Samples.Quarantine,
        ResolvedUntil = Samples.Once,
        SuspectedAt = Samples.Once,
        TimesSuspected = 2,
        Posts = [new("0a1b", Samples.Once) { ResolvedUntil = Samples.Once, SuspectedAt = Samples.Once, TimesSuspected = 3 }],
        Released = [new("2c3d", Samples.Once) { SuspectedAt = Samples.Once, TimesSuspected = 1 }],
    };

    static readonly AccountReports Reports = new()
    {
        Times = new AccountReports().Times.Add("u1", new(Samples.Once, Samples.Once)), Since = Samples.Once, Cycle = TimeSpan.FromDays(9), Failures = 2,
        NotBefore = Samples.Once,
    };

    static readonly VersionLog Log = new() { Recent = [Samples.Header], First = 2 };

    static readonly UsageCounts Counts = new() { Renders = 9, Errors = 2, Stops = 1, WithoutData = 3, Times = [0, 4, 5], Missing = new(1, 2, 3, 4, 5, 6) };

    static readonly StoredConnection Connection = new()
    {
        BaseUrl = "https://api.example.com/v1", Headers = ImmutableDictionary<string, string>.Empty.Add("X-Key", "v"), CacheSeconds = 60,
        Number = 3, EditedBy = "u1", EditedAt = Samples.Once,
    };

    static readonly StoredToken Token = new() { Token = Samples.Token, SecretHash = [.. Samples.Bytes], RevokedAt = Samples.Once };

    static readonly StoredRequest Request = new("0a1b", "2c3d", Samples.Once, Samples.Answer);

    static readonly CompletedRequests Requests = new() { Requests = [new("0a1b", "2c3d", Samples.Once, 4)] };

    static readonly OutboxIntent Intent = new("macro/t-000102030405060708090a0b0c0d0e0f/badge", 12, Samples.Once);

    static readonly InstallationRecord Installed = new()
    {
        Installed = Installation, State = InstallationState.Disabled, PreviousContent = "former", PreviousUntil = Samples.Once,
        Generation = 2, InstalledAt = Samples.Once, IssuedAt = Samples.Once, StateIssuedAt = Samples.Once.AddSeconds(1),
        UninstalledAt = Samples.Once,
    };

    static readonly MoveRecord Moved = new()
    {
        Step = MoveStep.Verified,
        OtherRegion = "us-east-1",
        Archive = "0a1b",
        Records = 7,
        Digest = "2c3d",
        RestsUntil = Samples.Once,
        Identities = ["connect:a"],
        Reminders = [new("modulesync/t-000102030405060708090a0b0c0d0e0f", "modules", TimeSpan.FromMinutes(10))],
        HostMove = Samples.Move,
        Events = [new(MoveStep.Exporting, Samples.Once)],
    };

    public static IReadOnlyList<object> All { get; } =
    [
        new MacroHead
        {
            DeletedAt = Samples.Once,
            DeletedDraft = Samples.Draft,
            Life = 2,
            Deleted = true,
            Version = 9,
            LatestNumber = 2,
            Published = Samples.Revision,
            Outbox = Pending,
            Log = Log,
            Disabled = true,
            Unpublished = true,
            Approval = Samples.Request,
            Quarantine = Quarantined,
            Requests = Requests,
        },
        Requests,
        Requests.Requests[0],
        Intent,
        new OutboxRecord { Intents = [Intent] },
        Quarantined,
        Quarantined.Posts[0],
        Log,
        new LogPage { Headers = [Samples.Header] },
        Pending,
        new StoredDraft { Life = 1, Number = 3, Draft = Samples.Draft, HeadVersion = 8 },
        new StoredRevision { Revision = Samples.Revision },
        new CatalogShard().Put(Samples.Summary).Remove("other", 3, Samples.Once) with { DeletionsDated = true },
        new PartsIndex
        {
            Parts = new PartsIndex().Parts.Add("brand", Samples.Part), LastNumber = 7, Leftovers = [5], PendingAudit = [Samples.Entry], Requests = Requests,
        },
        new PartTexts { Part = Samples.Part },
        Counts,
        new UsageLog { Days = new UsageLog().Days.Add("2026-01-02", Counts), LastRender = Samples.Once, LastBatch = "0a1b" },
        Token,
        Connection,
        new ConnectionCollection
        {
            Connections = new ConnectionCollection().Connections.Add("weather", Connection), LastNumber = 3, PendingAudit = [Samples.Entry],
        },
        new TokenCollection
        {
            Tokens = new TokenCollection().Tokens.Add(Samples.Token.Id, Token), PendingAudit = [Samples.Entry], Requests = Requests, Generation = 6,
        },
        Request,
        new IdempotencyShard { Requests = [Request] },
        new AccountCollection
        {
            LastNumber = 1, Strangers = 1, Generation = 2, Accounts = new AccountCollection().Accounts.Add("u1", "557058:a"), Reports = Reports,
        },
        Reports,
        Reports.Times["u1"],
        new PrivacyRequestList { Requests = [Samples.PrivacyRequest] },
        new AuditIndex { Tops = new AuditIndex().Tops.Add("2026-01", new(2, "aGFzaA==")) }.Open("2026-01"),
        new AuditChain(2, "aGFzaA=="),
        new AuditPage { Entries = [Samples.Entry] },
        new DirectoryEntry { Tenant = Samples.Tenant.Value, AssignedAt = Samples.Once },
        new TenantRecord
        {
            Installations = new TenantRecord().Installations.Add("connect:a", Installed),
            TicketKey = [.. Samples.Bytes],
            Settings = Samples.Settings,
            PendingAudit = [Samples.Entry],
            UsedProofs = new TenantRecord().UsedProofs.Add("proof", Samples.Once),
            ClosedAt = Samples.Once,
            Generation = 4,
            Move = Samples.Move,
        },
        Installed,
        new ModuleSyncRecord
        {
            Wanted = true,
            Registered = ["a"],
            Refused = new ModuleSyncRecord().Refused.Add("b", "why"),
            LastError = "away",
            Accepted = new ModuleSyncRecord().Accepted.Add("a", "0123"),
            RefusedHashes = new ModuleSyncRecord().RefusedHashes.Add("b", "4567"),
            Former = new ModuleSyncRecord().Former.Add("c", "{}"),
            Waiting = ["d"],
            Generic = ["e"],
            Preferred = ["f"],
            Failures = 3,
            ReconciledAt = Samples.Once,
            Reconcile = true,
        },
        new ErasureRecord
        {
            Step = ErasureStep.Delete,
            Secret = "5ec4e7",
            DueAt = Samples.Once,
            RequestedBy = "u1",
            RequestedAt = Samples.Once,
            Identities = ["connect:a"],
            Modules = 3,
            ModulesRemoved = true,
            Failures = 1,
            KeyFingerprint = "0a1b",
            SealedAt = Samples.Once,
            Records = new ErasureRecord().Records.Add("macro", 7),
            Reminders = 2,
            CompletedAt = Samples.Once,
            Certificate = "a.b.c",
            HasMoved = true,
        },
        Moved,
        Moved.Reminders[0],
        Moved.Events[0],
        new MoveKeys { PrivateKey = [.. Samples.Bytes] },
        new CertificateKeys { PrivateKey = [.. Samples.Bytes] },
        new RecordGenerations { Reached = new RecordGenerations().Reached.Add("tenant/tenant", 3) },
        new WrappedDataKey
        {
            Id = [.. Samples.Bytes[..16]],
            WrappedBy = "0123456789abcdef",
            Wrapped = [.. Samples.Bytes],
            Former = [FormerKey],
            Region = "eu-central-1",
            Stage = MoveStage.ReadOnly,
            RotatedAt = Samples.Once,
        },
        FormerKey,
        new KeyWorkRecord { Progress = new() { Work = KeyWork.Rotate, Tenant = Samples.Tenant.Value, StartedAt = Samples.Once, Owners = 1 } },
    ];

    static FormerDataKey FormerKey => new() { Id = [.. Samples.Bytes[..16]], WrappedBy = "0123456789abcdef", Wrapped = [.. Samples.Bytes] };
}
