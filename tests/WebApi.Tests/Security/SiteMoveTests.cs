using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Persistence;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Security;

/// <summary>What a site gets while it is copied to another deployment, and afterwards.</summary>
public sealed class SiteMoveTests(WebApiApp app)
{
    [Fact]
    public async Task Copied_Site_RendersAndRefusesEditsUntilItIsRolledBack()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var (_, token) = await site.CreateTokenAsync("write");

        (await MoveOf(await TenantOfAsync(site)).Begin("us-east-1")).Error.ShouldBeNull();

        using var framed = await site.GetAsync(TestSite.RenderTarget("badge"));
        (await framed.TextAsync()).ShouldContain("class=\"badge\"");
        using var list = await site.CallAsync(HttpMethod.Get, MacrosPath);
        list.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var edit = await site.CallAsync(HttpMethod.Delete, $"{MacrosPath}/badge");
        await edit.ShouldBeProblemAsync(403, "moving");
        using var bearer = await app.BearAsync(token, HttpMethod.Delete, $"{MacrosPath}/badge");
        await bearer.ShouldBeProblemAsync(403, "moving");

        (await MoveOf(await TenantOfAsync(site)).RollBack(discardsChanges: false)).Error.ShouldBeNull();

        await site.PublishAsync("greeting", Definitions.Static());
        var lines = (await site.GetJsonAsync("/api/v1/audit?action=operator."))["items"]!.AsArray();
        lines.Select(line => line!["action"]!.GetValue<string>()).ShouldBe(["operator.rolled-back-move", "operator.began-move"]);
    }

    [Fact]
    public async Task Moved_Site_IsToldSoEverywhere()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.PublishAsync("greeting", Definitions.Static());
        var tenant = await TenantOfAsync(site);
        TenantScope.Enter(tenant);

        await app.Services.GetRequiredService<ITenantStages>().SetAsync(tenant, MoveStage.Moved, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantOperationsGrain>(GrainKeys.Tenant(tenant)).LearnMoveStage(MoveStage.Moved);

        using var framed = await site.GetAsync(TestSite.RenderTarget("badge"));
        framed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await framed.TextAsync()).ShouldContain("moved to another region");
        using var still = await site.GetAsync(TestSite.RenderTarget("greeting", path: "/connect/static"));
        still.StatusCode.ShouldBe(HttpStatusCode.OK, "static output never fails a page");
        (await still.TextAsync()).ShouldContain("moved to another region");
        using var api = await site.CallAsync(HttpMethod.Get, MacrosPath);
        await api.ShouldBeProblemAsync(403, "moved");
    }

    IMoveGrain MoveOf(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return app.Services.GetRequiredService<IGrainFactory>().GetGrain<IMoveGrain>(GrainKeys.Move(tenant));
    }

    static async Task<TenantId> TenantOfAsync(TestSite site) => TenantId.Parse(await site.TenantKeyAsync());
}
