using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Tenancy;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenancy;

public sealed class IncomingTenantFilterTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton<SecurityEvents>().BuildServiceProvider();
    readonly IIncomingGrainCallContext _context = Substitute.For<IIncomingGrainCallContext>();

    [Fact]
    public async Task Invoke_SystemCallWithoutTenant_GoesThrough()
    {
        RequestContext.Clear();

        await InvokeAsync(nameof(IClocked.Tick));

        await _context.Received(1).Invoke();
    }

    [Fact]
    public async Task Invoke_OtherMethodOfTheSameGrain_IsRefused()
    {
        RequestContext.Clear();

        await Should.ThrowAsync<TenantRefusedException>(() => InvokeAsync(nameof(IClocked.Change)));

        await _context.DidNotReceive().Invoke();
    }

    [Fact]
    public async Task Invoke_CallOfAnotherTenant_IsASecurityEvent()
    {
        var events = 0L;
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Enable(instrument, self) };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => events += count);
        listener.Start();
        TenantScope.Enter(GrainCluster.NewTenant());

        await Should.ThrowAsync<TenantRefusedException>(() => InvokeAsync(nameof(IClocked.Change)));

        events.ShouldBe(1);
    }

    public void Dispose() => _services.Dispose();

    // Meters of other tests bear the same name.
    void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == SecurityEvents.MeterName && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    Task InvokeAsync(string method)
    {
        _context.InterfaceMethod.Returns(typeof(IClocked).GetMethod(method)!);
        _context.TargetId.Returns(GrainId.Create("clocked", GrainCluster.NewTenant().Value));
        return new IncomingTenantFilter(_services.GetRequiredService<SecurityEvents>(), NullLogger<IncomingTenantFilter>.Instance).Invoke(_context);
    }

    internal interface IClocked : ITenantScoped
    {
        [SystemCall]
        Task Tick();

        Task Change();
    }
}
