using System.Net;
using UserMacro.Cluster.Tests.Hosting;
using UserMacro.Cluster.Tests.Proxies;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Traffic.Publishing;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Cost;

public sealed class CostTests(DynamoDBLocal database, ITestOutputHelper output)
{
    const string Key = "counted";

    /// <summary>What a first render of a macro may cost (docs/operators/benchmarks.md#targets).</summary>
    const int MostReadsOfAnActivation = 2;

    /// <summary>Draft and catalogue, and the one write more that ADR 0018 allows a change: its intent in the outbox.</summary>
    const int MostWritesOfASave = 2 + 1;

    /// <summary>Head (twice), revision, catalogue, page of the audit log and list of modules (twice), and the intent of ADR 0018.</summary>
    const int MostWritesOfAPublish = 7 + 1;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 600_000)]
    public async Task Requests_OfSavesAndActivations_AreFew()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var proxy = await DynamoDBProxy.StartAsync(database.Url, cancellation);
        await using var cluster = await TestCluster.StartAsync(nameof(CostTests), proxy.Url, 1, 1, cancellation);
        using var tenant = await cluster.InstallAsync(cancellation);
        var meter = new CostMeter(proxy);
        await tenant.PublishMacroAsync("warm", "<p>{{ params.title }}</p>", cancellation);
        await tenant.PublishMacroAsync(Key, "<p>{{ params.title }}</p>", cancellation);
        var editor = new Editor(tenant, Key, new PublishLedger());
        await editor.PublishOnceAsync(cancellation);

        var save = await meter.MeasureAsync(() => SaveAsync(tenant, cancellation), cancellation);
        var publish = await meter.MeasureAsync(() => PublishAsync(tenant, cancellation), cancellation);
        var render = await meter.MeasureAsync(() => RenderAsync(tenant, Key, cancellation), cancellation);

        await ReplaceSiloAsync(cluster, cancellation);
        await RenderAsync(tenant, "warm", cancellation);
        var activation = await meter.MeasureAsync(() => RenderAsync(tenant, Key, cancellation), cancellation);
        var reading = await meter.MeasureAsync(async () => (await tenant.GetAsync($"macros/{Key}", cancellation)).ShouldNotBeNull(), cancellation);

        output.WriteLine($"figure: cost of saving a draft: {save}");
        output.WriteLine($"figure: cost of a publish, until all is copied out: {publish}");
        output.WriteLine($"figure: cost of a render: hot {render}; first after a restart {activation}; opened in the editor then {reading}");
        save.Writes.ShouldBeLessThanOrEqualTo(MostWritesOfASave);
        save.Reads.ShouldBe(0);
        publish.Writes.ShouldBeLessThanOrEqualTo(MostWritesOfAPublish);
        publish.Reads.ShouldBeLessThanOrEqualTo(1);
        render.ShouldBe(new Cost(0, 0, ""));
        activation.Reads.ShouldBeLessThanOrEqualTo(MostReadsOfAnActivation);
        activation.Writes.ShouldBe(0);
    }

    static async Task SaveAsync(TestTenant tenant, CancellationToken cancellation)
    {
        using var save = tenant.Api(
            HttpMethod.Put, $"macros/{Key}/draft", TestMacros.Definition(Key, "<p>saved {{ params.title }}</p>"), await TagAsync(tenant, cancellation));
        using var answer = await tenant.Http.SendAsync(save, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static async Task PublishAsync(TestTenant tenant, CancellationToken cancellation)
    {
        using var publish = tenant.Api(HttpMethod.Post, $"macros/{Key}/publish", new { note = "counted" }, await TagAsync(tenant, cancellation));
        using var answer = await tenant.Http.SendAsync(publish, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static async Task RenderAsync(TestTenant tenant, string key, CancellationToken cancellation)
    {
        using var answer = await tenant.Http.GetAsync(tenant.RenderTarget(key, "p.title=x"), cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static async Task<string> TagAsync(TestTenant tenant, CancellationToken cancellation) =>
        $"\"{(int)(await tenant.GetAsync($"macros/{Key}", cancellation))!["draft"]!["number"]!}\"";

    static async Task ReplaceSiloAsync(TestCluster cluster, CancellationToken cancellation)
    {
        var silo = cluster.Silos[0];
        cluster.Remove(silo);
        silo.Process.Send(Signal.Terminate);
        await silo.Process.ExitAsync(Timeout, cancellation);
        await cluster.StartSilo().ReadyAsync(cancellation);
        await cluster.FrontEnds[0].ReadyAsync(cancellation);
    }
}
