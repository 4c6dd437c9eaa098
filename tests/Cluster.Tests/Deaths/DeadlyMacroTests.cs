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
        await using var cluster = await StartAsync(nameof(DeadlyMacroTests), cancellation);
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

    [Fact(Timeout = 600_000)]
    public async Task StackOverflow_OnOnePageOfTwo_EndsOneSilo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync($"{nameof(DeadlyMacroTests)}-pages", cancellation);
        using var tenant = await cluster.InstallAsync(cancellation);
        await tenant.PublishMacroAsync("deadly", "<p>{{ params.title }} !overflow-when-boom</p>", cancellation);
        (await LoadAsync(tenant, "deadly", cancellation, "fine")).ShouldContain("fine");

        // The harmless page passes its trial time and again, and that says nothing of the other one.
        await Task.WhenAll(new[] { "boom", "fine", "fine", "boom" }.Select(title => LoadAsync(tenant, "deadly", cancellation, title)));
        for (var time = 0; time < 20; time++)
        {
            await LoadAsync(tenant, "deadly", cancellation, "fine");
            await LoadAsync(tenant, "deadly", cancellation, "boom");
            await Task.Delay(250, cancellation);
        }

        var ended = cluster.Silos.Count(silo => silo.Process.HasExited);
        output.WriteLine($"figure: macro with a deadly page: {ended} of 3 silos ended");
        ended.ShouldBe(1);
        (await LoadAsync(tenant, "deadly", cancellation, "boom")).ShouldContain("switched off for safety");
    }

    Task<TestCluster> StartAsync(string name, CancellationToken cancellation) => TestCluster.StartAsync(
        name, database.Url, 3, 2, cancellation,
        plan => plan with
        {
            SiloProgram = "DeadlyHost",
            More = silo => silo.StartsWith("silo", StringComparison.Ordinal) ? Deadly : new(StringComparer.Ordinal),
        });

    static async Task<string> LoadAsync(TestTenant tenant, string key, CancellationToken cancellation, string title = "x")
    {
        using var answer = await tenant.Http.GetAsync(tenant.RenderTarget(key, $"p.title={title}"), cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }
}
