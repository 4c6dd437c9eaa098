using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UserMacro.Cluster.Tests.Hosting;
using UserMacro.DynamoDB.Local;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Access;

/// <summary>Two front ends and a silo: when one front end hears of a change to an installation, the other one knows it too.</summary>
public sealed class AccessChangesTests(DynamoDBLocal database)
{
    const string Key = "badge";

    [Fact(Timeout = 600_000)]
    public async Task ChangesOfAccess_ToldToOneFrontEnd_HoldAtTheOther()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await TestCluster.StartAsync(nameof(AccessChangesTests), database.Url, 1, 2, cancellation);
        var (one, other) = (cluster.FrontEnds[0].Url, cluster.FrontEnds[1].Url);
        using var tenant = cluster.Prepare();
        var time = TimeProvider.System.GetUtcNow().AddSeconds(-20);

        // The other front end has refused it just before it installs.
        (await RenderAsync(other, tenant, cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
        (await tenant.TellAsync("installed", tenant.LifecycleToken("installed", time), one, cancellation)).ShouldBe(HttpStatusCode.NoContent);
        (await RenderAsync(other, tenant, cancellation)).ShouldBe(HttpStatusCode.NotFound);
        var apiToken = await CreateTokenAsync(one, tenant, cancellation);
        (await BearAsync(other, apiToken, cancellation)).ShouldBe(HttpStatusCode.OK);

        // In turn and without a pause: keys are not read again within a second.
        for (var round = 0; round < 3; round++)
        {
            tenant.ChangeSecret();
            var installed = await tenant.TellAsync("installed", tenant.LifecycleToken("installed", time.AddSeconds(round)), one, cancellation);
            installed.ShouldBe(HttpStatusCode.NoContent);
            (await SwitchAsync(other, tenant, "disabled", cancellation)).ShouldBe(HttpStatusCode.NoContent);
            (await RenderAsync(one, tenant, cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
            (await BearAsync(one, apiToken, cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
            (await SwitchAsync(one, tenant, "enabled", cancellation)).ShouldBe(HttpStatusCode.NoContent);
            (await RenderAsync(other, tenant, cancellation)).ShouldBe(HttpStatusCode.NotFound);
            (await BearAsync(other, apiToken, cancellation)).ShouldBe(HttpStatusCode.OK);
        }

        var uninstalled = await tenant.TellAsync("uninstalled", tenant.LifecycleToken("uninstalled", time.AddSeconds(10)), one, cancellation);
        uninstalled.ShouldBe(HttpStatusCode.NoContent);
        (await RenderAsync(other, tenant, cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
        (await BearAsync(other, apiToken, cancellation)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    static async Task<HttpStatusCode> RenderAsync(Uri frontEnd, TestTenant tenant, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = frontEnd };
        using var answer = await http.GetAsync(new Uri(tenant.RenderTarget(Key, "p.title=x"), UriKind.Relative), cancellation);
        return answer.StatusCode;
    }

    static async Task<HttpStatusCode> SwitchAsync(Uri frontEnd, TestTenant tenant, string eventType, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = frontEnd };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/connect/{eventType}");
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {tenant.QueryToken("POST", $"/connect/{eventType}")}");
        using var answer = await http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }

    static async Task<string> CreateTokenAsync(Uri frontEnd, TestTenant tenant, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = frontEnd };
        using var request = tenant.Api(HttpMethod.Post, "tokens", new { name = "CI", scopes = new[] { "read" } });
        using var answer = await http.SendAsync(request, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["text"]!.GetValue<string>();
    }

    static async Task<HttpStatusCode> BearAsync(Uri frontEnd, string token, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = frontEnd };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/macros");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }
}
