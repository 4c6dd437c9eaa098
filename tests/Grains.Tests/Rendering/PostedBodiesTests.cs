using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Scriban;

namespace UserMacro.Grains.Tests.Rendering;

public sealed class PostedBodiesTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly RenderPool _pool;
    readonly EditingPool _editing;
    readonly PostedBodies _bodies;
    readonly MacroRenderer _sut;

    public PostedBodiesTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var metrics = new RenderMetrics(meters);
        _pool = new(Options.Create(new RenderPoolOptions { Threads = 2, SlowThreads = 1 }), new FakeTimeProvider(), metrics);
        _editing = new(Options.Create(new EditingPoolOptions()), TimeProvider.System, meters);
        _bodies = new(_pool);
        _sut = new(_pool, _editing, _bodies, new ScribanCompiler(), TimeProvider.System, metrics, NullLogger<MacroRenderer>.Instance);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _editing.Dispose();
        _pool.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Render_PostedBody_IsCleanedBeforeTheTemplateTakesIt() =>
        (await RenderAsync("<p onclick=x()>a<script>x()</script></p>", BodyMode.Rendered)).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("<p>a</p>");

    [Fact]
    public async Task Render_PostedBodyOfAMacroThatTakesText_IsText() =>
        (await RenderAsync("<b>", BodyMode.Escaped)).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("&lt;b&gt;");

    [Fact]
    public async Task Render_PostedBodyTooDeep_NamesLimitAndDepth() =>
        (await RenderAsync(string.Concat(Enumerable.Repeat("<div>", 5000)), BodyMode.Rendered)).ShouldBe(new BodyRefused(BodyLimit.Depth, 256, 5000));

    [Fact]
    public async Task Render_PostedBodyTooLong_NamesLimitAndLength() =>
        (await RenderAsync(new string('x', 1_100_000), BodyMode.Rendered)).ShouldBe(new BodyRefused(BodyLimit.Length, 1024 * 1024, 1_100_000));

    [Fact]
    public async Task Take_MoreOfOneViewerThanMayWait_IsBusyAndOthersAreNot()
    {
        using var gate = new ManualResetEventSlim();
        // Holds both threads, so that what is posted waits.
        var held = new[] { Hold(gate), Hold(gate) };
        var macro = Macro(BodyMode.Rendered);
        var waiting = Enumerable.Range(0, PostedBodies.MaxOfViewer).Select(_ => _bodies.TakeAsync(macro, Request("<p>x</p>", "viewer"), Cancellation)).ToList();

        var beyond = await _bodies.TakeAsync(macro, Request("<p>x</p>", "viewer"), Cancellation);
        var other = _bodies.TakeAsync(macro, Request("<p>y</p>", "other"), Cancellation);
        gate.Set();

        beyond.Refusal.ShouldBeOfType<RenderBusy>();
        (await other).Request.Body.ShouldBe("<p>y</p>");
        (await Task.WhenAll(waiting)).ShouldAllBe(taken => taken.Refusal == null && taken.Request.Body == "<p>x</p>");
        (await _bodies.TakeAsync(macro, Request("<p>z</p>", "viewer"), Cancellation)).Request.Body.ShouldBe("<p>z</p>");
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task Take_ManyViewersOneAfterAnother_AllAreServed()
    {
        var macro = Macro(BodyMode.Rendered);
        for (var viewer = 0; viewer < PostedBodies.MaxIdleViewers + 10; viewer++)
        {
            (await _bodies.TakeAsync(macro, Request("<p>x</p>", $"{viewer}"), Cancellation)).Request.Body.ShouldBe("<p>x</p>");
        }
    }

    [Fact]
    public async Task Pool_SerialLane_NeverHasTwoThreads()
    {
        var lane = new RenderLane("a", isSerial: true);
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _pool.RunAsync(
            lane,
            _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                Thread.SpinWait(2000);
                Interlocked.Decrement(ref running);
                return ("done", false);
            },
            Cancellation)));

        most.ShouldBe(1);
    }

    Task<string?> Hold(ManualResetEventSlim gate) => _pool.RunAsync(
        new RenderLane(Guid.NewGuid().ToString()),
        _ =>
        {
            gate.Wait(Cancellation);
            return ("held", false);
        },
        Cancellation);

    Task<RenderOutcome> RenderAsync(string body, BodyMode mode) => _sut.RenderAsync(Macro(mode), Request(body, "viewer"), Cancellation);

    RenderableMacro Macro(BodyMode mode) => _sut.Prepare(
        TenantId.FromRandom(new byte[16]), MacroKey.Parse("box"), Definitions.Create("{{ body }}") with { Body = mode }, [], revision: 1);

    static RenderRequest Request(string body, string viewer) => new()
    {
        Markup = RenderMarkup.Html, PostedBody = body, BodyPostedBy = viewer, SiteBaseUrl = "https://site.atlassian.net/wiki",
    };
}
