using UserMacro.Traffic;
using UserMacro.Traffic.Rendering;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Isolation;

public sealed class IsolationTests(ITestOutputHelper output)
{
    const int Tenants = 5;
    const int MacrosPerTenant = 4;
    const int RendersPerSecond = 50;
    const int HostileInFlight = 16;
    const int HostileMacros = 40;

    /// <summary>Burns until the guard's clock or its step counter ends it.</summary>
    const string Burner = "{{ for a in 1..9000 }}{{ x = 'abc' | string.upcase | string.replace 'A' 'b' }}{{ for b in 1..9000 }}{{ y = x }}{{ end }}{{ end }}";

    const string Harmless =
        "<table>{{ for row in 1..20 }}<tr><td>{{ row }}</td><td class=\"{{ if row % 2 == 0 }}even{{ end }}\">{{ params.title }}</td></tr>{{ end }}</table>";

    static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Render_WhileAForeignTenantBurns_GoesOnUnharmed() => RunAsync("a sixth tenant", macrosOfOneTenant: false);

    [Fact]
    public Task Render_WhileMacrosOfOneTenantBurn_GoesOnUnharmed() => RunAsync("macros of one tenant", macrosOfOneTenant: true);

    async Task RunAsync(string who, bool macrosOfOneTenant)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await RunningService.StartAsync(cancellation);

        var tenants = new List<TestTenant>();
        var harmless = new List<(TestTenant, string)>();
        for (var number = 0; number < Tenants; number++)
        {
            var tenant = await service.InstallAsync(cancellation);
            tenants.Add(tenant);
            for (var macro = 0; macro < MacrosPerTenant; macro++)
            {
                await tenant.PublishMacroAsync($"harmless-{macro}", Harmless, cancellation);
                harmless.Add((tenant, $"harmless-{macro}"));
            }
        }

        if (!macrosOfOneTenant)
        {
            tenants.Add(await service.InstallAsync(cancellation));
        }

        var hostile = new List<(TestTenant, string)>();
        for (var macro = 0; macro < HostileMacros; macro++)
        {
            await tenants[^1].PublishMacroAsync($"burner-{macro}", Burner, cancellation);
            hostile.Add((tenants[^1], $"burner-{macro}"));
        }

        var load = new OpenLoop(harmless, RendersPerSecond);
        await load.WarmUpAsync(cancellation);
        var attack = new HostileLoad(hostile, HostileInFlight);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var attacking = attack.RunAsync(over.Token);
        using var measured = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        measured.CancelAfter(Duration);
        await load.RunAsync(measured.Token, cancellation);
        await over.CancelAsync();
        await attacking;
        tenants.ForEach(tenant => tenant.Dispose());

        output.WriteLine(
            $"figure: isolation from {who}: others p50 {load.Percentile(0.5):0.0} ms, p99 {load.Percentile(0.99):0.0} ms "
            + $"of {load.Answers.Count} renders; {attack.Stops} stops, {attack.Busy} busy answers");
        load.Answers.Where(answer => answer.Verdict != Verdict.Good).ShouldBeEmpty();
        attack.Stops.ShouldBeGreaterThan(100);
        load.Percentile(0.99).ShouldBeLessThanOrEqualTo(250);
    }
}
