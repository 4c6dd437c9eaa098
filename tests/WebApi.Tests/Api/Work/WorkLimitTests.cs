using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Work;

/// <summary>A token buys no more work than its share, whichever endpoint it asks.</summary>
public sealed class WorkLimitTests(WebApiApp app)
{
    [Fact]
    public async Task Call_WithoutABudgetOfWork_Is429OnCostlyEndpointsOnly()
    {
        var site = await TestSite.InstalledAsync(app);
        var (id, text) = await site.CreateTokenAsync("read", "publish");
        await ChargeAsync(site, id, TimeSpan.FromSeconds(40));

        foreach (var (method, path) in Costly)
        {
            using var refused = await app.BearAsync(
                text, method, path, method == HttpMethod.Post && !path.Contains("migration", StringComparison.Ordinal) ? new { } : null);
            var problem = await refused.ShouldBeProblemAsync(429, "rate-limited");
            problem["detail"]!.GetValue<string>().ShouldContain("10 s of computing time a minute", customMessage: path);
            refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 120);
        }

        using var cheap = await app.BearAsync(text, HttpMethod.Get, "/api/v1/settings");
        cheap.IsSuccessStatusCode.ShouldBeTrue();
        using var person = await site.CallAsync(HttpMethod.Get, MacrosPath);
        person.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("check")]
    [InlineData("preview")]
    public async Task Call_ThatASiloWorkedOn_IsCharged(string action)
    {
        var site = await TestSite.InstalledAsync(app);
        var (_, text) = await site.CreateTokenAsync("read");
        const double Spent = 31_000;
        Result<CheckOutcome> check = new CheckOutcome([], []) { ThreadMilliseconds = Spent };
        await site.FailAsync("badge", "Check", () => check);
        await site.FailAsync("badge", "Preview", () => new PreviewOutcome(null, [], 0, 0) { ThreadMilliseconds = Spent });
        var request = action == "check" ? Definitions.Badge() : new { definition = Definitions.Badge() };
        var path = $"{MacrosPath}/badge/{action}";

        using var first = await app.BearAsync(text, HttpMethod.Post, path, request);
        first.IsSuccessStatusCode.ShouldBeTrue(await first.TextAsync());
        using var second = await app.BearAsync(text, HttpMethod.Post, path, request);

        await second.ShouldBeProblemAsync(429, "rate-limited");
    }

    [Fact]
    public async Task TryQuarantined_IsCharged()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        var (_, text) = await site.CreateTokenAsync("read", "publish");
        var grain = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IMacroGrain>($"{await site.TenantKeyAsync()}/badge");
        TenantScope.Enter(GrainKeys.TenantOf(await site.TenantKeyAsync())!.Value);
        (await grain.Read()).TryGet(out var macro, out _).ShouldBeTrue();
        Result<MacroDetails> tried = macro! with { ThreadMilliseconds = 31_000 };
        await site.FailAsync("badge", "TryQuarantined", () => tried);

        using var first = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/quarantine/try");
        first.IsSuccessStatusCode.ShouldBeTrue(await first.TextAsync());
        using var second = await app.BearAsync(text, HttpMethod.Post, $"{MacrosPath}/badge/quarantine/try");

        await second.ShouldBeProblemAsync(429, "rate-limited");
    }

    static readonly (HttpMethod Method, string Path)[] Costly =
    [
        (HttpMethod.Get, MacrosPath),
        (HttpMethod.Post, $"{MacrosPath}/x/check"),
        (HttpMethod.Post, $"{MacrosPath}/x/preview"),
        (HttpMethod.Post, $"{MacrosPath}/x/quarantine/try"),
        (HttpMethod.Get, $"{MacrosPath}/x/compare?from=1&to=2"),
        (HttpMethod.Get, "/api/v1/export"),
        (HttpMethod.Post, "/api/v1/import/plan"),
        (HttpMethod.Post, "/api/v1/migration/plan?file=x.zip"),
        (HttpMethod.Get, "/api/v1/audit/export?format=csv"),
    ];

    async Task ChargeAsync(TestSite site, string token, TimeSpan work) =>
        app.Services.GetRequiredService<WorkBudgets>().Charge(await CallerAsync(site, token), work);

    static async Task<ApiCaller> CallerAsync(TestSite site, string token) =>
        new(GrainKeys.TenantOf(await site.TenantKeyAsync())!.Value, "", "") { TokenId = token };
}
