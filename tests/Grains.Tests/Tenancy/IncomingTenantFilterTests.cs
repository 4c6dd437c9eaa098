using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Tenancy;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenancy;

public sealed class IncomingTenantFilterTests
{
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

    Task InvokeAsync(string method)
    {
        _context.InterfaceMethod.Returns(typeof(IClocked).GetMethod(method)!);
        _context.TargetId.Returns(GrainId.Create("clocked", GrainCluster.NewTenant().Value));
        return new IncomingTenantFilter(NullLogger<IncomingTenantFilter>.Instance).Invoke(_context);
    }

    internal interface IClocked : ITenantScoped
    {
        [SystemCall]
        Task Tick();

        Task Change();
    }
}
