using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Rendering;
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

    protected GateBench()
    {
        Suspects = new(Time);
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
        new(Suspects, Trials, Options.Create(new QuarantineOptions()), new(_services.GetRequiredService<IMeterFactory>(), Suspects), Time),
        new(Tenant.Value, Key.Value),
        () => Stored,
        change);

    private protected Suspicion Suspicion(SuspectKind kind, QuarantineReason reason, string macro = "badge", string? viewer = null) =>
        _key.Suspect(Tenant.Value, macro, viewer, kind, reason, Time.GetUtcNow());

    private protected void Suspect(SuspectKind kind, QuarantineReason reason, string macro = "badge", string? viewer = null)
    {
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Suspects.Add([Suspicion(kind, reason, macro, viewer)]);
    }

    private protected RenderOutcome? Check(RenderRequest request, int revision = 1) => Sut.Check(Macro(revision), request);

    private protected static RenderableMacro Macro(int revision) => new(new FakeTemplates(), Tenant, Key, Definitions.Of("Hello"), [], revision);

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
