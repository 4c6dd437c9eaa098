using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Quarantine;

/// <summary>A macro's gate with trials that a test decides.</summary>
public abstract class GateBench : IDisposable
{
    private protected static readonly TenantId Tenant = GrainCluster.NewTenant();
    private protected static readonly MacroKey Key = MacroKey.Parse("badge");
    private protected static readonly RenderRequest Request = new() { Markup = RenderMarkup.Html };
    private protected static readonly RenderRequest Other = Request with { Parameters = [new("x", "1")] };
    private protected static readonly RenderRequest Post = Request with { PostedBody = "<p>x</p>", BodyPostedBy = "viewer" };

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly SuspectKey _key = SuspectKey.Create();
    readonly IClusterMembershipService _membership = Substitute.For<IClusterMembershipService>();
    readonly SiloLosses _losses;

    protected GateBench()
    {
        Suspects = new(Time);
        Join(SiloStatus.Active);
        _losses = new(_membership, Substitute.For<IGrainFactory>(), Time, NullLogger<SiloLosses>.Instance);
        _ = _losses.SinceLast;
        Sut = Anew(change =>
        {
            Changes.Add(change);
            Stored = Sut!.Unstored;
            Sut.MarkStored(Stored!);
        });
    }

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private protected CrashSuspects Suspects { get; }

    private protected QuarantineGate Sut { get; }

    private protected List<MacroChange> Changes { get; } = [];

    private protected QuarantineRecord? Stored { get; set; }

    private protected DecidedTrials Trials { get; } = new();

    public void Dispose()
    {
        _services.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected QuarantineGate Anew(Action<MacroChange> change) => new(
        new(Suspects, _losses, Trials, Options.Create(new QuarantineOptions()), new(_services.GetRequiredService<IMeterFactory>(), Suspects), Time),
        new(Tenant.Value, Key.Value),
        () => Stored,
        change);

    /// <summary>The other silo of the cluster takes a status.</summary>
    private protected void Join(SiloStatus status)
    {
        var silo = SiloAddress.New(IPAddress.Loopback, 11111, 1);
        var version = (_membership.CurrentSnapshot?.Version.Value ?? 0) + 1;
        _membership.CurrentSnapshot.Returns(new ClusterMembershipSnapshot(
            ImmutableDictionary<SiloAddress, ClusterMember>.Empty.Add(silo, new(silo, status, "other")), new(version)));
    }

    private protected Suspicion Suspicion(SuspectKind kind, QuarantineReason reason, string macro = "badge", string? viewer = null) =>
        _key.Suspect(Tenant.Value, macro, viewer, kind, reason, Time.GetUtcNow());

    private protected void Suspect(SuspectKind kind, QuarantineReason reason, string macro = "badge", string? viewer = null)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Suspects.Add([Suspicion(kind, reason, macro, viewer)]);
    }

    /// <summary>A silo was lost, and with it a call that made this request.</summary>
    private protected void Lose(RenderRequest request, DateTimeOffset? began = null)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var kind = request.BodyPostedBy is null ? SuspectKind.Render : SuspectKind.Body;
        Suspects.Add(
        [
            Suspicion(kind, QuarantineReason.CallLost, viewer: request.BodyPostedBy) with
            {
                Began = began, Request = _key.MarkOfRequest(RequestName.For(request)),
            },
        ]);
    }

    private protected RenderOutcome? Check(RenderRequest request, int revision = 1) => Sut.Check(Macro(revision), request);

    private protected static RenderableMacro Macro(int revision) => new(new FakeTemplates(), Tenant, Key, Definitions.Create("Hello"), [], revision);

    private protected static TrialCase CaseOf(MacroDefinition definition, RenderRequest? request = null) => TrialCase.For(Key, definition, [], request);
}

/// <summary>Trials that take until a test decides them.</summary>
sealed class DecidedTrials : IMacroTrial
{
    TaskCompletionSource<TrialResult> _next = new();

    public List<TrialCase> All { get; } = [];

    public List<string> Tenants { get; } = [];

    public async Task<TrialResult> TryAsync(string tenant, TrialCase trial, CancellationToken cancellation)
    {
        Tenants.Add(tenant);
        All.Add(trial);
        return await _next.Task.WaitAsync(cancellation);
    }

    /// <summary>Decides the trial under way; the next one waits again.</summary>
    public void Decide(TrialVerdict verdict, int milliseconds = 0)
    {
        var decided = _next;
        _next = new();
        decided.SetResult(new(verdict, TimeSpan.FromMilliseconds(milliseconds)));
    }

    /// <summary>Decides all trials from here on.</summary>
    public void DecideAll(TrialVerdict verdict)
    {
        _next.TrySetResult(new(verdict, TimeSpan.Zero));
        _next = new();
        _next.SetResult(new(verdict, TimeSpan.Zero));
    }
}
