using System.Net;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Strangers;

/// <summary>Two front ends and three silos: what strangers and late messages do to sites that are installed.</summary>
public sealed class StrangersTests(DynamoDBLocal database)
{
    const string Key = "badge";

    /// <summary>More at once than a front end asks about in the time that a question may wait.</summary>
    const int Flood = 1500;

    [Fact(Timeout = 600_000)]
    public async Task InventedIssuersAndALateUninstallation_LeaveInstalledSitesAlone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(StrangersTests), database.Url, 3, 2, cancellation, BehindABalancer);
        using var tenant = await cluster.InstallAsync(cancellation);
        await tenant.PublishMacroAsync(Key, "<p>{{ params.title }}</p>", cancellation);
        using var seldom = await cluster.InstallAsync(cancellation);
        await seldom.PublishMacroAsync(Key, "<p>{{ params.title }}</p>", cancellation);

        // Front ends that have seen nobody yet.
        await cluster.RestartFrontEndsAsync(cancellation);
        foreach (var frontEnd in cluster.FrontEnds)
        {
            await FloodAsync(frontEnd, tenant, seldom, cancellation);
        }

        var late = tenant.LifecycleToken("uninstalled", TimeProvider.System.GetUtcNow().AddSeconds(5));
        (await tenant.TellAsync(
            "installed", tenant.LifecycleToken("installed", TimeProvider.System.GetUtcNow().AddSeconds(10)), cluster.FrontEnds[0].Url, cancellation))
            .ShouldBe(HttpStatusCode.NoContent);
        (await tenant.TellAsync("uninstalled", late, cluster.FrontEnds[1].Url, cancellation)).ShouldBe(HttpStatusCode.NoContent);
        foreach (var frontEnd in cluster.FrontEnds)
        {
            (await StatusAsync(frontEnd, tenant.RenderTarget(Key, "p.title=x"), "192.0.2.1", cancellation)).ShouldBe(HttpStatusCode.OK);
        }

        var newest = tenant.LifecycleToken("uninstalled", TimeProvider.System.GetUtcNow().AddSeconds(20));
        (await tenant.TellAsync("uninstalled", newest, cluster.FrontEnds[0].Url, cancellation)).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(cluster.FrontEnds[0], tenant.RenderTarget(Key, "p.title=x"), "192.0.2.1", cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(cluster.FrontEnds[0], seldom.RenderTarget(Key, "p.title=x"), "192.0.2.1", cancellation)).ShouldBe(HttpStatusCode.OK);
    }

    static async Task FloodAsync(FrontEnd frontEnd, TestTenant tenant, TestTenant seldom, CancellationToken cancellation)
    {
        var flood = Enumerable.Range(0, Flood).Select(_ => StatusAsync(frontEnd, InventedTarget(), "198.51.100.1", cancellation)).ToList();

        // Never seen by this front end, from another address, and from the very one of the flood.
        var elsewhere = await StatusAsync(frontEnd, tenant.RenderTarget(Key, "p.title=x"), "192.0.2.1", cancellation);
        var beside = await StatusAsync(frontEnd, seldom.RenderTarget(Key, "p.title=x"), "198.51.100.1", cancellation);

        elsewhere.ShouldBe(HttpStatusCode.OK);
        beside.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
        (await Task.WhenAll(flood)).ShouldAllBe(status => status == HttpStatusCode.Unauthorized || status == HttpStatusCode.ServiceUnavailable);
        flood.ShouldContain(status => status.Result == HttpStatusCode.ServiceUnavailable, "not all were asked for");
        (await StatusAsync(frontEnd, seldom.RenderTarget(Key, "p.title=x"), "198.51.100.1", cancellation)).ShouldBe(HttpStatusCode.OK);
    }

    static ClusterPlan BehindABalancer(ClusterPlan plan) => plan with
    {
        More = _ => new Dictionary<string, string>(StringComparer.Ordinal) { ["Hosting__KnownProxies"] = "127.0.0.1" },
    };

    static string InventedTarget()
    {
        var now = TimeProvider.System.GetUtcNow();
        const string target = $"/connect/render/{Key}?page.id=1";
        var claims = new TokenClaims
        {
            Issuer = $"{Guid.NewGuid():n}",
            IssuedAt = now,
            Expires = now.AddMinutes(3),
            QueryHash = QueryHash.Compute("GET", target, ""),
        };
        return $"{target}&jwt={HmacToken.Sign(claims, "invented-by-a-stranger")}";
    }

    /// <summary>A request as the load balancer hands it on.</summary>
    static async Task<HttpStatusCode> StatusAsync(FrontEnd frontEnd, string target, string caller, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = frontEnd.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", caller);
        using var answer = await http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }
}
