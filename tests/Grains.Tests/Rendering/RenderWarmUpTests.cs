using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Scriban;

namespace UserMacro.Grains.Tests.Rendering;

public sealed class RenderWarmUpTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly RenderPool _pool;
    readonly EditingPool _editing;
    readonly RenderWarmUp _sut;

    public RenderWarmUpTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var metrics = new RenderMetrics(meters);
        _pool = new(Options.Create(new RenderPoolOptions { Threads = 1, SlowThreads = 1 }), TimeProvider.System, metrics);
        _editing = new(Options.Create(new EditingPoolOptions()), TimeProvider.System, meters);
        _sut = new(new(_pool, _editing, new(_pool), new ScribanCompiler(), TimeProvider.System, metrics, NullLogger<MacroRenderer>.Instance));
    }

    public void Dispose()
    {
        _pool.Dispose();
        _editing.Dispose();
        _services.Dispose();
    }

    [Theory]
    [InlineData(RenderMarkup.Html)]
    [InlineData(RenderMarkup.Storage)]
    public async Task RenderAsync_Sample_HasNoFault(RenderMarkup markup)
    {
        var outcome = await _sut.RenderAsync(markup, TestContext.Current.CancellationToken);

        outcome.Diagnostics.ShouldBeEmpty();
        outcome.Outcome.ShouldBeOfType<RenderedOutput>();
    }
}
