using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Deaths;

/// <summary>A macro that ends the silo it runs in ends one of three, however often its page is loaded.</summary>
public sealed class DeadlyMacroTests(DynamoDBLocal database, ITestOutputHelper output)
{
    static readonly Dictionary<string, string> Deadly = new(StringComparer.Ordinal) { ["DEADLY_HOST"] = "Silo", ["DOTNET_DbgEnableMiniDump"] = "0" };

    [Fact(Timeout = 600_000)]
    public async Task StackOverflow_LoadedAgainAndAgain_EndsOneSilo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(
            nameof(DeadlyMacroTests), database.Url, 3, 2, cancellation,
            plan => plan with
            {
                SiloProgram = "DeadlyHost",
                More = name => name.StartsWith("silo", StringComparison.Ordinal) ? Deadly : new(StringComparer.Ordinal),
            });
        using var tenant = await cluster.InstallAsync(cancellation);
        await tenant.PublishMacroAsync("honest", "<p>honest {{ params.title }}</p>", cancellation);
        await tenant.PublishMacroAsync("deadly", "<p>!overflow</p>", cancellation);

        // Side by side with the silo's end, and long after.
        var first = Enumerable.Range(0, 4).Select(_ => LoadAsync(tenant, "deadly", cancellation)).ToList();
        await Task.WhenAll(first);
        for (var time = 0; time < 20; time++)
        {
            await LoadAsync(tenant, "deadly", cancellation);
            await Task.Delay(500, cancellation);
        }

        var ended = cluster.Silos.Count(silo => silo.Process.HasExited);
        var last = await LoadAsync(tenant, "deadly", cancellation);
        output.WriteLine($"figure: deadly macro: {ended} of 3 silos ended; its page then said: "
            + $"{(last.Contains("switched off for safety", StringComparison.Ordinal) ? "switched off for safety" : last)}");
        ended.ShouldBe(1);
        last.ShouldContain("switched off for safety");
        (await LoadAsync(tenant, "honest", cancellation)).ShouldContain("honest x");
    }

    static async Task<string> LoadAsync(TestTenant tenant, string key, CancellationToken cancellation)
    {
        using var answer = await tenant.Http.GetAsync(tenant.RenderTarget(key, "p.title=x"), cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }
}
