using System.Net;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>What the site asks of a request by the app: docs/reference/connect-tokens.md.</summary>
public sealed class AppTokenTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    static readonly string Path = $"/rest/api/user?accountId={Uri.EscapeDataString(SimulatedUser.Viewer.AccountId)}&expand=operations";

    [Fact]
    public Task Request_Signed_IsAnswered() => Answers(HttpStatusCode.OK, claims => claims);

    [Fact]
    public Task Request_Expired_IsRefused() =>
        Refuses(claims => claims with { IssuedAt = claims.IssuedAt.AddSeconds(-300), Expires = claims.Expires.AddSeconds(-300) });

    [Fact]
    public Task Request_FromTheFuture_IsRefused() => Refuses(claims => claims with { IssuedAt = claims.IssuedAt.AddSeconds(60) });

    [Fact]
    public Task Request_LivesLongerThan180Seconds_IsRefused() => Refuses(claims => claims with { Expires = claims.Expires.AddSeconds(1) });

    [Fact]
    public Task Request_HashOfPathWithWiki_IsRefused() => Refuses(claims => claims with { QueryHash = QueryHash.Compute("GET", "/wiki" + Path, "") });

    [Fact]
    public Task Request_HashOfOtherMethod_IsRefused() => Refuses(claims => claims with { QueryHash = QueryHash.Compute("POST", Path, "") });

    [Fact]
    public Task Request_ContextToken_IsRefused() => Refuses(claims => claims with { QueryHash = TokenLimits.ContextQueryHash });

    [Fact]
    public Task Request_IssuedByTheClientKey_IsRefused() => Refuses(claims => claims with { Issuer = "client-key" });

    [Fact]
    public Task Request_ForAnotherSite_IsRefused() => Refuses(claims => claims with { Audience = "another-site" });

    [Fact]
    public async Task Request_WithAnotherSecret_IsRefused()
    {
        var world = shared.World;

        (await world.AppAsync("GET", Path, token: world.AppToken("GET", Path, secret: new string('x', 64)))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJjb20uZXhhbXBsZS50ZXN0In0.")]
    public async Task Request_WithGarbage_IsRefused(string token)
    {
        var world = shared.World;

        (await world.AppAsync("GET", Path, token: token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Request_GetWithBody_IsRefused()
    {
        var world = shared.World;

        (await world.AppAsync("GET", Path, body: "{}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Request_OnASiteWithoutTheApp_IsRefused()
    {
        var world = shared.World;
        using var request = new HttpRequestMessage(HttpMethod.Get, world.OtherSite.BaseUrl + Path);
        request.Headers.TryAddWithoutValidation("Authorization", "JWT " + world.AppToken("GET", Path));

        (await world.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    Task Refuses(Func<TokenClaims, TokenClaims> change) => Answers(HttpStatusCode.Unauthorized, change);

    async Task Answers(HttpStatusCode expected, Func<TokenClaims, TokenClaims> change)
    {
        var world = shared.World;

        (await world.AppAsync("GET", Path, token: world.AppToken("GET", Path, change))).Status.ShouldBe(expected);
    }
}
