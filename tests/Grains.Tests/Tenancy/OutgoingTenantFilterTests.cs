using NSubstitute;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tenancy;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tenancy;

public sealed class OutgoingTenantFilterTests
{
    readonly TenantId _caller = GrainCluster.NewTenant();

    [Fact]
    public async Task Invoke_FromATenantsGrain_CarriesItsOwnTenantForThatCallOnly()
    {
        var owner = GrainCluster.NewTenant();
        TenantScope.Enter(_caller);

        (await TenantOfCallAsync($"{owner}/badge")).ShouldBe(owner);

        TenantScope.Current.ShouldBe(_caller);
    }

    [Fact]
    public async Task Invoke_FromOutsideAnyGrain_KeepsTheCallersTenant()
    {
        TenantScope.Enter(_caller);

        (await TenantOfCallAsync(null)).ShouldBe(_caller);
    }

    static async Task<TenantId?> TenantOfCallAsync(string? sourceKey)
    {
        TenantId? seen = null;
        var context = Substitute.For<IOutgoingGrainCallContext>();
        if (sourceKey is null)
        {
            context.SourceContext.Returns((IGrainContext?)null);
        }
        else
        {
            var source = Substitute.For<IGrainContext>();
            source.GrainId.Returns(GrainId.Create("macro", sourceKey));
            context.SourceContext.Returns(source);
        }

        context.Invoke().Returns(_ =>
        {
            seen = TenantScope.Current;
            return Task.CompletedTask;
        });
        await new OutgoingTenantFilter().Invoke(context);
        return seen;
    }
}
