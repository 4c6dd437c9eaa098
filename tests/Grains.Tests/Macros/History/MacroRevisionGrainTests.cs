using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros.History;

public sealed class MacroRevisionGrainTests(GrainCluster cluster)
{
    /// <summary>The last guard of what was acknowledged: whatever went wrong elsewhere, a number does not change its content.</summary>
    [Fact]
    public async Task Keep_AnotherContentUnderAKeptNumber_IsRefused()
    {
        var tenant = GrainCluster.NewTenant();
        TenantScope.Enter(tenant);
        var sut = cluster.Grains.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(tenant, MacroKey.Parse("badge"), 1));
        await sut.Keep(Revision("first"));
        await sut.Keep(Revision("first"));

        await Should.ThrowAsync<InvalidOperationException>(() => sut.Keep(Revision("second")));

        (await sut.Read())!.Definition.Template.ShouldBe("first");
    }

    static MacroRevision Revision(string template) => new(new(1, "u1", default, "", Hash: template), Definitions.Create(template));
}
