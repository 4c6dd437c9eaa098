using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Modules;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Compatibility.Tests;

/// <summary>One value of every type that travels between processes.</summary>
static class MessageSamples
{
    static readonly FieldProblem Problem = new("parameters[0].name", "Give it a name.");

    static readonly InvalidError Invalid = new("The definition breaks rules.", [Problem], [Samples.Diagnostic], 4);

    static readonly RenderedOutput Output =
        new("<b>high</b>", ".badge { color: red }", 2, true)
        {
            Hosts = Samples.Rules.Hosts,
            MayLackParameters = true,
            Script = "x()",
            IsInline = true,
        };

    static readonly Result<MacroDetails> Details = new MacroDetails("badge", MacroState.Disabled, Samples.Draft, Samples.Header, true)
    {
        Approval = Samples.Request,
        Slowed = StopKind.Time,
        Quarantine = Samples.Quarantine,
        QuarantinedPosts = 2,
        ThreadMilliseconds = 3.5,
    };

    static readonly Result<RevisionHeader> Failure = Invalid;

    static NewAccounts NewAccounts()
    {
        var accounts = new NewAccounts();
        accounts.Add(ImmutableDictionary<string, string>.Empty.Add("u1", "557058:a"));
        return accounts;
    }

    public static IReadOnlyList<object> All { get; } =
    [
        Samples.Tenant,
        MacroKey.Parse("badge"),
        Samples.Diagnostic,
        Samples.Parameter,
        Samples.Rules,
        Samples.Settings.Retention,
        Samples.Settings,
        Samples.Definition,
        Samples.Draft,
        Samples.Header,
        Samples.Revision,
        Samples.Decision,
        Samples.Request,
        new HistoryPage([Samples.Header], 2),
        new MacroImport
        {
            State = MacroState.Unpublished,
            Draft = Samples.Definition,
            EditedBy = "u1",
            EditedAt = Samples.Once,
            Revisions = [Samples.Revision],
            Staged = "0a1b",
        },
        new CheckOutcome([Problem], [Samples.Diagnostic]) { Output = new(OutputMode.Static, "Because."), ThreadMilliseconds = 1.5 },
        Samples.Summary,
        Samples.Page,
        Samples.Values[0],
        Problem,
        Details.Value!,
        Details,
        Failure,
        Invalid,
        new ConflictError("There is a macro of this key."),
        new KeyReusedError("The key came with another request."),
        new ForbiddenError("You may not edit this macro."),
        new ApprovalNeededError("Another administrator must approve."),
        new AccountReservation(
            ImmutableDictionary<string, string>.Empty.Add("557058:a", "u1"), ImmutableDictionary<string, string>.Empty.Add("u1", "557058:a")),
        NewAccounts(),
        Samples.StoredAccount,
        new DueAccounts([Samples.StoredAccount], Samples.Once, 2),
        new AccountReport { Reported = ["u1", "u2"], Closed = ["u2"], Cycle = TimeSpan.FromDays(9), NotBefore = Samples.Once },
        Samples.PrivacyRequest,
        Samples.PrivacyRequest.Answer!,
        new DeletedMacro("badge", Samples.Draft, Samples.Once, Samples.Once, 4),
        new InstallationDetails(
            "connect:a", "https://a.atlassian.net/wiki", "https://wiki.example.com", InstallationState.Uninstalled, 2, Samples.Once, Samples.Once),
        Samples.Entry,
        new AuditQuery
        {
            Actor = "u1", Action = "macro.", Target = "badge", Outcome = AuditOutcome.Refused, From = Samples.Once, Until = Samples.Once,
            Limit = 7, Cursor = "2026-01.0.3",
        },
        new AuditSlice([Samples.Entry], "2026-01.0.3"),
        Samples.Part,
        Samples.Figures,
        Samples.Figures.Missing,
        new UsageOfDay("2026-01-02", Samples.Figures),
        new UsageReport(Samples.Figures, [new("2026-01-02", Samples.Figures)], Samples.Once, StopKind.Steps),
        Samples.Token,
        new CreatedToken(Samples.Token, "5ec4e7"),
        new TokenCheck(TokenVerdict.Revoked, Samples.Token),
        Samples.Answer,
        new IdempotencyDecision(IdempotencyState.Kept, Samples.Answer),
        new LimitError("A tenant has at most 2 000 macros.", "macros"),
        new NotFoundError("There is no such macro."),
        new StaleError("The draft has changed.", 5),
        new UnavailableError("It is not known whether this was stored."),
        new RenderRequest
        {
            Markup = RenderMarkup.Storage, Parameters = Samples.Values, Body = "<p>body</p>", Page = Samples.Page, AccountId = "557058:a",
            SiteBaseUrl = "https://a.atlassian.net/wiki", OutputType = "pdf", MacroId = "5e9b", KnownRevision = 2, IsUncounted = true, MayAskForStored = true,
            MayAskForData = true, LacksData = true, Data = [new("page.labels", "[\"a\"]")], PostedBody = "<p>posted</p>", BodyPostedBy = "0a1b",
        },
        new BodyRefused(BodyLimit.Depth, 256, 30_000),
        Output,
        new RenderBusy(TimeSpan.FromSeconds(1)),
        new RenderStopped(StopKind.Memory, Samples.Diagnostic, "0a1b2c3d", 2),
        new NotModified(2),
        new MacroMissing(),
        new MacroDisabled(),
        new BodyNeeded(BodyMode.Rendered, 2) { Hosts = Samples.Rules.Hosts, Parameters = true, IsInline = true },
        new DataNeeded(["page.labels"], 2) { Hosts = Samples.Rules.Hosts, Parameters = true, IsInline = true },
        new RenderDatum("page.labels", "[\"a\"]"),
        new SpaceRefused(),
        new MacroQuarantined(PostsOnly: true),
        Samples.Quarantine,
        new Suspicion("0a1b", "2c3d", "4e5f", SuspectKind.Body, QuarantineReason.CallLost, Samples.Once) { Began = Samples.Once, Request = "6a7b" },
        new Connection("weather", "https://api.example.com/v1", ["X-Key"], 60, 3, "u1", Samples.Once),
        new ConnectionEdit("https://api.example.com/v1", ImmutableDictionary<string, string?>.Empty.Add("X-Key", "v"), 60),
        new ConnectionTarget("https://api.example.com/v1", ImmutableDictionary<string, string>.Empty.Add("X-Key", "v"), 60, 3),
        new PreviewOutcome(Output, [Samples.Diagnostic], 1.5, 42) { Output = new(OutputMode.Static, "why"), ThreadMilliseconds = 2.5 },
        new OutputChoice(OutputMode.Static, "why"),
        new ModuleSyncStatus(["a"], ImmutableDictionary<string, string>.Empty.Add("b", "why"), 87, "away", true)
        {
            Waiting = ["c"],
            Generic = ["d"],
            Framed = ["e"],
            NextTry = Samples.Once,
            ReconciledAt = Samples.Once,
        },
        StateSamples.Installation,
        new LifecycleProof("proof", Samples.Once, Samples.Once),
        new TenantAccess(new("connect", "a", "secret") { PreviousContent = "former", PreviousUntil = Samples.Once })
        {
            Tenant = Samples.Tenant, State = InstallationState.Uninstalled, BaseUrl = "https://a.atlassian.net/wiki",
            DisplayUrl = "https://wiki.example.com", TicketKey = Samples.Bytes, Rules = Samples.Rules, IsUncounted = true,
        },
        new TenantRefusedException(),
        new TenantErasedException("The data of the tenant were erased."),
        new TenantMovingException("The tenant is being moved."),
        new MoveState
        {
            Step = MoveStep.Verified, Region = "eu-central-1", OtherRegion = "us-east-1", Records = 7, Digest = "2c3d", RestsUntil = Samples.Once,
            Certificate = "a.b.c",
        },
        new MoveChunk([.. Samples.Bytes], IsLast: true),
        new HostMove(Samples.Move, IsReady: true),
        new RecordRefusedException("It is older than one that was stored before."),
        new ErasedError("The data of this site were erased."),
        new ErasureStatus(ErasureState.AwaitingApproval, Samples.Once, "u1", Samples.Once, "5ec4e7"),
        new CatalogedVersion(7, 4),
        Samples.Move,
        new SampleOutcome(
            [new(SampleFault.BrokenScript, "the defaults", Renders: 2, new(DiagnosticSeverity.Warning, "broken-script", "x", 1, 2, 1, 3))], 7, 1.5),
        new SampleFinding(SampleFault.Stopped, "Mode = plain", Renders: 1, new(DiagnosticSeverity.Error, "stop", "x", 1, 2, 1, 3)),
        new RecordIndexProgress(Looked: 1, Marked: 2, Left: 3, IsDone: true, HasIndex: true),
        new KeyProgress
        {
            Work = KeyWork.ReEncrypt, Tenant = Samples.Tenant.Value, StartedAt = Samples.Once, FinishedAt = Samples.Once, Owners = 3, OwnersDone = 2, Pass = 2,
            Records = 70, Changed = 40, Refused = 1, RestsUntil = Samples.Once, Fault = "away",
        },
        new KeyStatus("kek-2", 3, 1, 2, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("kek-1", 2)])),
        new SiloDiagnostics(
            "127.0.0.1:11111",
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("product", "1.0")]),
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("Storage:Provider", "Sqlite")]),
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("silo", "Healthy")]),
            ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("usermacro.renders", 2.5)])),
        new TenantStanding(InstallationState.Enabled, Samples.Once, true, "Call us."),
        new RevokedSecrets(1, 2, 3),
        new PublicSigningKey("0a1b", "eA", "eQ"),
        new ClosedTenant(
            ["connect:a"],
            new TenantAccess(new("connect", "a", "secret"))
            {
                Tenant = Samples.Tenant, State = InstallationState.Enabled, BaseUrl = "https://a.atlassian.net/wiki", TicketKey = Samples.Bytes,
            }),
    ];
}
