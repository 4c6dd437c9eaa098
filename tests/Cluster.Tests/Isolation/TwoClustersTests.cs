using System.Net;
using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Isolation;

public sealed class TwoClustersTests(DynamoDBLocal database)
{
    const string Key = "shared-name";

    [Fact(Timeout = 600_000)]
    public async Task Clusters_OverTheSameTables_SeeOnlyTheirOwn()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var one = await TestCluster.StartAsync($"{nameof(TwoClustersTests)}-one", database.Url, 2, 1, cancellation);
        await using var other = await TestCluster.StartAsync(
            $"{nameof(TwoClustersTests)}-other", database.Url, 1, 1, cancellation, plan => plan with { TablePrefix = one.Plan.TablePrefix });

        (await Membership.ReadAsync(database.Client, one.Plan, cancellation)).Keys.ShouldBe(one.Silos.Select(silo => silo.Port), ignoreOrder: true);
        (await Membership.ReadAsync(database.Client, other.Plan, cancellation)).Keys.ShouldBe(other.Silos.Select(silo => silo.Port), ignoreOrder: true);

        using var tenant = await one.InstallAsync(cancellation);
        await tenant.PublishMacroAsync(Key, "<p>one {{ params.title }}</p>", cancellation);
        (await StatusAsync(one, tenant, cancellation)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other, tenant, cancellation)).ShouldBe(HttpStatusCode.Unauthorized, "the other cluster knows the tenant");

        using var stranger = await other.InstallAsync(cancellation);
        await stranger.PublishMacroAsync(Key, "<p>other {{ params.title }}</p>", cancellation);
        (await stranger.Http.GetStringAsync(stranger.RenderTarget(Key, "p.title=x"), cancellation)).ShouldContain("other x");
        (await tenant.Http.GetStringAsync(tenant.RenderTarget(Key, "p.title=x"), cancellation)).ShouldContain("one x");
    }

    static async Task<HttpStatusCode> StatusAsync(TestCluster cluster, TestTenant tenant, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = cluster.FrontEnds[0].Url };
        using var answer = await http.GetAsync(tenant.RenderTarget(Key, "p.title=x"), cancellation);
        return answer.StatusCode;
    }
}
