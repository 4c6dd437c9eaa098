using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Grains.Usage;

namespace UserMacro.Grains.Tests.Usage;

public sealed class MacroUsageTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Sut => cluster.Macro(_tenant, "badge");

    [Fact]
    public async Task Usage_OfRenders_IsCountedAndStored()
    {
        await PublishAsync("Hello");
        var sut = Sut;
        await RenderAsync(sut);
        await RenderAsync(sut);
        await RenderAsync(sut, new() { Markup = RenderMarkup.Html, IsUncounted = true });
        await RenderAsync(sut, new() { Markup = RenderMarkup.Html, KnownRevision = 1 });

        (await UsageAsync(sut)).Total.Renders.ShouldBe(2);

        cluster.Storage.WritesOf("usage", $"{_tenant}/badge").CurrentCount.ShouldBe(1);
        (await UsageAsync(sut)).Total.Renders.ShouldBe(2);
        await sut.EraseUsage();
        (await UsageAsync(sut)).Total.Renders.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Usage_WriteOfUnknownOutcome_IsCountedOnce(bool isDone)
    {
        await PublishAsync("Hello");
        var sut = Sut;
        await RenderAsync(sut);
        cluster.Storage.FailNextWrite("usage", $"{_tenant}/badge", isDone);
        await Should.ThrowAsync<Exception>(() => UsageAsync(sut));

        (await UsageAsync(sut)).Total.Renders.ShouldBe(1);
    }

    [Fact]
    public async Task Usage_OfAMacroCreatedAgain_BeginsAnew()
    {
        await PublishAsync("Hello");
        var sut = Sut;
        await RenderAsync(sut);
        (await UsageAsync(sut)).Total.Renders.ShouldBe(1);
        await sut.Delete(null, "u1");
        (await sut.Usage("2000-01-01", "2100-01-01")).Error.ShouldBeOfType<NotFoundError>();

        await sut.Create(Definitions.Create("Again"), "u1");

        (await UsageAsync(sut)).LastRender.ShouldBeNull();
    }

    [Fact]
    public async Task Render_StoppedAgainAndAgain_IsSlowedShownAndAuditedAndStaysOnItsPages()
    {
        await PublishAsync("!stop");
        var sut = Sut;
        for (var stop = 0; stop < RunawayThrottle.Stops; stop++)
        {
            (await RenderAsync(sut)).ShouldBeOfType<RenderStopped>();
        }

        (await RenderAsync(sut)).ShouldBeOfType<RenderBusy>();

        (await sut.Read()).Value!.ShouldSatisfyAllConditions(
            macro => macro.Slowed.ShouldBe(StopKind.Steps),
            macro => macro.State.ShouldBe(MacroState.Published));
        (await UsageAsync(sut)).ShouldSatisfyAllConditions(
            usage => usage.Slowed.ShouldBe(StopKind.Steps),
            usage => usage.Total.Stops.ShouldBe(RunawayThrottle.Stops));
        (await SlowedLineAsync()).ShouldBe(("", "badge", "Steps"));

        await sut.SaveDraft(Definitions.Create("Hello"), 1, "u1");
        await sut.Publish(2, "", "u1");
        (await RenderAsync(sut)).ShouldBeOfType<RenderedOutput>();
        (await sut.Read()).Value!.Slowed.ShouldBeNull();
    }

    async Task<(string Actor, string Target, string Detail)> SlowedLineAsync()
    {
        var audit = cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(_tenant));
        for (var tries = 0; tries < 300; tries++)
        {
            if ((await audit.Read(new() { Action = AuditActions.MacroSlowed }))!.Entries is [var line, ..])
            {
                return (line.Actor, line.Target, line.Detail);
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return default;
    }

    async Task PublishAsync(string template)
    {
        await Sut.Create(Definitions.Create(template), "u1");
        (await Sut.Publish(1, "", "u1")).Error.ShouldBeNull();
    }

    static async Task<UsageReport> UsageAsync(IMacroGrain macro) => (await macro.Usage("2000-01-01", "2100-01-01")).Value!;

    static Task<RenderOutcome> RenderAsync(IMacroGrain macro, RenderRequest? request = null) =>
        macro.Render(request ?? new() { Markup = RenderMarkup.Html }, TestContext.Current.CancellationToken);
}
