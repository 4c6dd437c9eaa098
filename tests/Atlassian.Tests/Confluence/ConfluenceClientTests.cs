using System.Net;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Atlassian.Connect.Modules;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Atlassian.Http;
using UserMacro.Atlassian.Tests.Http;

namespace UserMacro.Atlassian.Tests.Confluence;

public sealed class ConfluenceClientTests : IDisposable
{
    const string Administrator = """{"operations":[{"operation":"use","targetType":"application"},{"operation":"administer","targetType":"application"}]}""";

    const string SiteUrl = "https://s.atlassian.net/wiki";

    static readonly AppModules Modules = new()
    {
        StaticContentMacros = [new StaticContentMacro { Key = "box", Name = new LocalizedText("Box"), Url = "/connect/static/box" }],
    };

    readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    readonly SiteResilience _resilience;

    public ConfluenceClientTests() => _resilience = new(_time);

    ConfluenceSite Site => new(SiteUrl, new ConnectSigner("com.example.app", "site", "geheim", SiteUrl, _time));

    public void Dispose() => _resilience.Dispose();

    [Fact]
    public async Task UserMayAdministerAsync_Request_IsSignedForItself()
    {
        using var server = Server(HttpStatusCode.OK, Administrator);

        await CreateSut(server).UserMayAdministerAsync(Site, "557058:abc", TestContext.Current.CancellationToken);

        var request = server.Requests.ShouldHaveSingleItem();
        request.RequestUri!.AbsoluteUri.ShouldBe("https://s.atlassian.net/wiki/rest/api/user?accountId=557058%3Aabc&expand=operations");
        request.Headers.UserAgent.ToString().ShouldStartWith("UserMacroForConfluence/");
        request.Content.ShouldBeNull();
        var token = Token(request);
        HmacToken.Verify(token, "geheim").ShouldBeTrue();
        token.Issuer.ShouldBe("com.example.app");
        token.Audience.ShouldBe(["site"]);
        token.Subject.ShouldBeNull();
        token.IssuedAt.ShouldBe(_time.GetUtcNow());
        token.Expires.ShouldBe(_time.GetUtcNow().AddSeconds(180));
        token.QueryHash.ShouldBe("517b56f3e7e6d80bbc4d070c77d831405bb9c8284a79709c35177593096e14c1");
    }

    [Theory]
    [InlineData(Administrator, true)]
    [InlineData("""{"operations":[{"operation":"use","targetType":"application"}]}""", false)]
    [InlineData("""{"operations":[{"operation":"administer","targetType":"space"}]}""", false)]
    [InlineData("""{"operations":[{"operation":"administer"}]}""", false)]
    [InlineData("""{"operations":[]}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"operations":[null,{}]}""", false)]
    public async Task UserMayAdministerAsync_Answer_IsRead(string body, bool expected)
    {
        using var server = Server(HttpStatusCode.OK, body);

        (await MayAdministerAsync(server)).ShouldBe(new ConfluenceAnswer<bool>.Ok(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"operations":"administer"}""")]
    public async Task UserMayAdministerAsync_NonsenseAnswer_IsUnavailable(string body)
    {
        using var server = Server(HttpStatusCode.OK, body);

        (await MayAdministerAsync(server)).ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, """{"message":"no"}""", "no")]
    [InlineData(HttpStatusCode.NotFound, """{"statusCode":404}""", "")]
    [InlineData(HttpStatusCode.Unauthorized, "<html>", "")]
    public async Task UserMayAdministerAsync_Refusal_CarriesTheMessage(HttpStatusCode status, string body, string message)
    {
        using var server = Server(status, body);

        (await MayAdministerAsync(server)).ShouldBe(new ConfluenceAnswer<bool>.Refused((int)status, message));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.Found)]
    public async Task UserMayAdministerAsync_OtherStatus_IsUnavailable(HttpStatusCode status)
    {
        using var server = Server(status, Administrator);

        (await MayAdministerAsync(server)).ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task UserMayAdministerAsync_NoConnection_IsUnavailable()
    {
        using var server = new FakeServer(_ => throw new HttpRequestException("refused"));

        (await MayAdministerAsync(server)).ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
    }

    [Fact]
    public async Task UserMayAdministerAsync_SilentSite_IsGivenUpAfterTenSeconds()
    {
        var asked = new TaskCompletionSource();
        using var server = new FakeServer(async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            throw new InvalidOperationException("never");
        });
        var ask = MayAdministerAsync(server);

        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(9));
        ask.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await ask).ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
    }

    [Fact]
    public async Task UserMayAdministerAsync_HugeAnswer_IsUnavailable()
    {
        using var server = Server(HttpStatusCode.OK, Administrator + new string(' ', 4 * 1024 * 1024));

        (await MayAdministerAsync(server)).ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
    }

    [Theory]
    [InlineData("https://evil.com/wiki")]
    [InlineData("http://s.atlassian.net/wiki")]
    [InlineData("https://s.atlassian.net/wiki@evil.com")]
    public async Task UserMayAdministerAsync_SiteNoLongerAllowed_IsNotAsked(string baseUrl)
    {
        using var server = Server(HttpStatusCode.OK, Administrator);

        (await CreateSut(server).UserMayAdministerAsync(Site with { BaseUrl = baseUrl }, "a", TestContext.Current.CancellationToken))
            .ShouldBeOfType<ConfluenceAnswer<bool>.Unavailable>();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_SiteThatNothingProvesUsTo_AreAnsweredWithTheObstacle()
    {
        using var server = Server(HttpStatusCode.OK, Administrator);

        (await CreateSut(server).UserMayAdministerAsync(ConfluenceSite.Unreachable(SiteUrl, "why"), "a", TestContext.Current.CancellationToken))
            .ShouldBe(new ConfluenceAnswer<bool>.Unavailable("why"));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void ToString_Site_HoldsNoSecret() => $"{Site} {Site.Signer}".ShouldNotContain("geheim");

    [Fact]
    public async Task UserMayAdministerAsync_HostileAccountId_StaysOneValue()
    {
        using var server = Server(HttpStatusCode.OK, Administrator);

        await CreateSut(server).UserMayAdministerAsync(Site, "a&expand=x#/../y", TestContext.Current.CancellationToken);

        server.Requests[0].RequestUri!.PathAndQuery.ShouldBe("/wiki/rest/api/user?accountId=a%26expand%3Dx%23%2F..%2Fy&expand=operations");
    }

    [Fact]
    public async Task GetModulesAsync_Modules_AreRead()
    {
        using var server =
            Server(HttpStatusCode.OK, """{"staticContentMacros":[{"key":"box","name":{"value":"Box"},"url":"/connect/static/box"}],"webItems":[]}""");

        var answer = await CreateModules(server).GetAsync(Site, TestContext.Current.CancellationToken);

        answer.ShouldBeOfType<ConfluenceAnswer<AppModules>.Ok>().Value.StaticContentMacros!.ShouldHaveSingleItem().ShouldBe(Modules.StaticContentMacros![0]);
        server.Requests[0].RequestUri!.AbsolutePath.ShouldBe("/wiki/rest/atlassian-connect/1/app/module/dynamic");
    }

    [Fact]
    public async Task RegisterAsync_Modules_ArePostedAsJson()
    {
        using var server = Server(HttpStatusCode.OK, "");

        (await CreateModules(server).RegisterAsync(Site, Modules, TestContext.Current.CancellationToken)).ShouldBe(new ConfluenceAnswer<Done>.Ok(Done.Value));

        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Post);
        request.Content!.Headers.ContentType!.ToString().ShouldBe("application/json");
        server.Bodies[0].ShouldBe(
            """{"staticContentMacros":[{"key":"box","name":{"value":"Box"},"url":"/connect/static/box","""
            + "\"renderingMethod\":\"get\",\"outputType\":\"block\",\"bodyType\":\"none\"}]}");
        Token(request).QueryHash.ShouldBe("6263ce88c2bfd6fd5ae194bb2afe5ae0017f57d3e4d799edd41d50e0ad8e9b7a");
    }

    [Fact]
    public async Task RegisterAsync_LongMessage_IsCut()
    {
        using var server = Server(HttpStatusCode.BadRequest, "{\"message\":\"" + new string('x', 5000) + "\"}");

        (await CreateModules(server).RegisterAsync(Site, Modules, TestContext.Current.CancellationToken))
            .ShouldBe(new ConfluenceAnswer<Done>.Refused(400, new string('x', 500)));
    }

    [Fact]
    public async Task RemoveAsync_Keys_AreNamedEach()
    {
        using var server = Server(HttpStatusCode.NoContent, "");

        (await CreateModules(server).RemoveAsync(Site, ["b", "a"], TestContext.Current.CancellationToken)).ShouldBe(new ConfluenceAnswer<Done>.Ok(Done.Value));

        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Delete);
        request.RequestUri!.Query.ShouldBe("?moduleKey=b&moduleKey=a");
        Token(request).QueryHash.ShouldBe("9764f4e00e69fbcf0fbd644d96bc1f3e481668c98916f916dac8b332503bddba");
    }

    [Fact]
    public async Task RemoveAsync_NoKeys_DoesNotRemoveEverything()
    {
        using var server = Server(HttpStatusCode.NoContent, "");

        (await CreateModules(server).RemoveAsync(Site, [], TestContext.Current.CancellationToken)).ShouldBeOfType<ConfluenceAnswer<Done>.Ok>();

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task GetModulesAsync_FailsOnce_IsAskedAgainWithASignatureOfItsOwn(HttpStatusCode status)
    {
        var tries = 0;
        using var server = new FakeServer(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return tries++ == 0 ? FakeServer.Reply(status, "") : FakeServer.Reply(HttpStatusCode.OK, "{}");
        });

        (await CompleteAsync(CreateModules(server).GetAsync(Site, TestContext.Current.CancellationToken))).ShouldBeOfType<ConfluenceAnswer<AppModules>.Ok>();

        server.Requests.Count.ShouldBe(2);
        Token(server.Requests[1]).IssuedAt.ShouldBeGreaterThan(Token(server.Requests[0]).IssuedAt);
    }

    [Fact]
    public async Task GetModulesAsync_FailsAgainAndAgain_IsGivenUpAfterFourTriesOrTenSeconds()
    {
        using var server = Server(HttpStatusCode.BadGateway, "");

        (await CompleteAsync(
            CreateModules(server).GetAsync(Site, TestContext.Current.CancellationToken))).ShouldBeOfType<ConfluenceAnswer<AppModules>.Unavailable>();

        server.Requests.Count.ShouldBeInRange(3, 4);
    }

    [Fact]
    public async Task RegisterAsync_ServerError_IsNotSentTwice()
    {
        using var server = Server(HttpStatusCode.InternalServerError, "");

        (await CompleteAsync(
            CreateModules(server).RegisterAsync(Site, Modules, TestContext.Current.CancellationToken))).ShouldBeOfType<ConfluenceAnswer<Done>.Unavailable>();

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 14 Nov 2023 22:15:20 GMT", 120)]
    public async Task GetModulesAsync_SiteWantsToBeLeftAlone_CallerIsToldAndNothingIsRepeated(string retryAfter, int seconds)
    {
        using var server = new FakeServer(_ =>
        {
            var reply = FakeServer.Reply(HttpStatusCode.TooManyRequests, "");
            reply.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return reply;
        });

        (await CompleteAsync(CreateModules(server).GetAsync(Site, TestContext.Current.CancellationToken)))
            .ShouldBeOfType<ConfluenceAnswer<AppModules>.Unavailable>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Requests_SiteThatKeepsFailing_IsLeftAloneAndOthersAreNot()
    {
        using var server = new FakeServer(request => FakeServer.Reply(
            request.RequestUri!.Host.StartsWith("down.", StringComparison.Ordinal) ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, "{}"));
        var sut = CreateModules(server);
        var down = Site with { BaseUrl = "https://down.atlassian.net/wiki" };
        for (var call = 0; call < 8; call++)
        {
            await CompleteAsync(sut.RegisterAsync(down, Modules, TestContext.Current.CancellationToken));
        }

        var sent = server.Requests.Count;

        var refused =
            (await CompleteAsync(sut.RegisterAsync(down, Modules, TestContext.Current.CancellationToken))).ShouldBeOfType<ConfluenceAnswer<Done>.Unavailable>();

        refused.RetryAfter.ShouldNotBeNull();
        server.Requests.Count.ShouldBe(sent);
        (await sut.GetAsync(Site, TestContext.Current.CancellationToken)).ShouldBeOfType<ConfluenceAnswer<AppModules>.Ok>();
        _time.Advance(SiteResilience.Rest + TimeSpan.FromSeconds(1));
        await CompleteAsync(sut.RegisterAsync(down, Modules, TestContext.Current.CancellationToken));
        server.Requests.Count.ShouldBe(sent + 2);
    }

    /// <summary>Time continues until the task is done.</summary>
    async Task<T> CompleteAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await task;
    }

    static FakeServer Server(HttpStatusCode status, string body) => new(_ => FakeServer.Reply(status, body));

    static ConnectToken Token(HttpRequestMessage request)
    {
        request.Headers.Authorization!.Scheme.ShouldBe("JWT");
        ConnectToken.TryParse(request.Headers.Authorization.Parameter, out var token).ShouldBeTrue();
        return token!;
    }

    ConfluenceClient CreateSut(FakeServer server) => new(Exchange(server));

    ModulesClient CreateModules(FakeServer server) => new(Exchange(server));

    SignedExchange Exchange(FakeServer server)
    {
        AllowedHosts.TryParse("*.atlassian.net", out var hosts).ShouldBeTrue();
        return new(server.Clients(), hosts!, _resilience, _time);
    }

    Task<ConfluenceAnswer<bool>> MayAdministerAsync(FakeServer server) =>
        CreateSut(server).UserMayAdministerAsync(Site, "account", TestContext.Current.CancellationToken);
}
