using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Scriban;

namespace UserMacro.Grains.Tests.Rendering.Pools;

/// <summary>Who keeps whom waiting: told by what ends while other work is held, never by a clock.</summary>
public sealed class EditingPoolTests : IDisposable
{
    const string Hostile = "t-hostile";
    const string Honest = "t-honest";

    static readonly TenantId Tenant = TenantId.FromRandom(new byte[16]);
    static readonly MacroKey Key = MacroKey.Parse("box");

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly ManualResetEventSlim _release = new();
    readonly RenderPool _renders;
    readonly EditingPool _sut;
    readonly MacroRenderer _renderer;

    public EditingPoolTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var metrics = new RenderMetrics(meters);
        _renders = new(Options.Create(new RenderPoolOptions { Threads = 2 }), TimeProvider.System, metrics);
        _sut = new(Options.Create(new EditingPoolOptions { Threads = 2, Timeout = TimeSpan.FromMinutes(5) }), TimeProvider.System, meters);
        _renderer = new(_renders, _sut, new(_renders), new ScribanCompiler(), TimeProvider.System, metrics, NullLogger<MacroRenderer>.Instance);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _release.Set();
        _renders.Dispose();
        _sut.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task RunAsync_OneTenantsLongChecks_LeaveAThreadToOthers()
    {
        var held = Enumerable.Range(0, 8).Select(_ => HoldAsync(Hostile)).ToList();

        var check = await _sut.RunAsync(new(Honest), default, _ => ("done", false), Cancellation);

        check!.Value.ShouldBe("done");
        held.ShouldAllBe(task => !task.IsCompleted);
        _release.Set();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task RenderAsync_WhileEditorsKeepAllThreadsBusy_Renders()
    {
        var held = new[] { Hostile, "t-other" }.Select(tenant => HoldAsync(tenant)).ToList();

        var outcome = await _renderer.RenderAsync(Prepare(), new() { Markup = RenderMarkup.Html }, Cancellation);

        outcome.ShouldBeOfType<RenderedOutput>();
        held.ShouldAllBe(task => !task.IsCompleted);
        _release.Set();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task CompileAsync_WhileRendersKeepAllThreadsBusy_Compiles()
    {
        var held = new[] { Hostile, "t-other" }.Select(tenant => _renders.RunAsync(new(tenant), Held, Cancellation)).ToList();
        var macro = Prepare();

        (await _renderer.CompileAsync(macro, new(Honest)))!.Value.Diagnostics.ShouldBeEmpty();
        (await _renderer.PreviewAsync(macro, new(Honest), new() { Markup = RenderMarkup.Html }, Cancellation)).Outcome.ShouldBeOfType<RenderedOutput>();

        held.ShouldAllBe(task => !task.IsCompleted);
        _release.Set();
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task PreviewAsync_AnyTemplate_SaysHowLongItKeptItsThread()
    {
        var preview = await _renderer.PreviewAsync(Prepare(), new(Honest), new() { Markup = RenderMarkup.Html }, Cancellation);

        preview.ThreadMilliseconds.ShouldBeGreaterThan(0);
    }

    Task<EditingResult<string>?> HoldAsync(string tenant) => _sut.RunAsync(new(tenant), default, Held, Cancellation);

    (string Result, bool Stopped) Held(CancellationToken cancellation)
    {
        _release.Wait(cancellation);
        return ("held", false);
    }

    RenderableMacro Prepare() => _renderer.Prepare(Tenant, Key, new MacroDefinition { Name = "Box", Template = "<p>x</p>" }, [], revision: 1);
}
