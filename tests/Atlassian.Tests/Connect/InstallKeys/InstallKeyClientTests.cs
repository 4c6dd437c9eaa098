using System.Net;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Atlassian.Tests.Http;

namespace UserMacro.Atlassian.Tests.Connect.InstallKeys;

public class InstallKeyClientTests
{
    const string Pem = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";

    readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task FindAsync_KnownKey_IsAskedForOnce()
    {
        using var server = new FakeServer(_ => FakeServer.Reply(HttpStatusCode.OK, Pem));
        var sut = CreateSut(server);

        (await FindAsync(sut, "a/b-1")).ShouldBe(new InstallKeyAnswer.Found(Pem));
        _time.Advance(TimeSpan.FromDays(400));
        (await FindAsync(sut, "a/b-1")).ShouldBe(new InstallKeyAnswer.Found(Pem));

        server.Requests.ShouldHaveSingleItem().RequestUri.ShouldBe(new Uri("https://keys.example/base/a/b-1"));
    }

    [Fact]
    public async Task FindAsync_UnknownKey_IsAskedForAgainAfterSeconds()
    {
        var status = HttpStatusCode.NotFound;
        using var server = new FakeServer(_ => FakeServer.Reply(status, Pem));
        var sut = CreateSut(server);

        (await FindAsync(sut, "k")).ShouldBeOfType<InstallKeyAnswer.Unknown>();
        status = HttpStatusCode.OK;
        _time.Advance(TimeSpan.FromSeconds(9));
        (await FindAsync(sut, "k")).ShouldBeOfType<InstallKeyAnswer.Unknown>();
        server.Requests.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(sut, "k")).ShouldBeOfType<InstallKeyAnswer.Found>();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, Pem)]
    [InlineData(HttpStatusCode.Found, Pem)]
    [InlineData(HttpStatusCode.Created, Pem)]
    [InlineData(HttpStatusCode.Forbidden, Pem)]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "\n" + Pem)]
    [InlineData(HttpStatusCode.OK, "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----")]
    public async Task FindAsync_AnythingElse_IsUnavailableAfterTwoTriesAndNotKept(HttpStatusCode status, string body)
    {
        using var server = new FakeServer(_ => FakeServer.Reply(status, body));
        var sut = CreateSut(server);

        (await FindAsync(sut, "k")).ShouldBeOfType<InstallKeyAnswer.Unavailable>();
        server.Requests.Count.ShouldBe(2);
        (await FindAsync(sut, "k")).ShouldBeOfType<InstallKeyAnswer.Unavailable>();
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task FindAsync_SecondTrySucceeds_GivesTheKey()
    {
        var tries = 0;
        using var server = new FakeServer(_ => ++tries == 1 ? throw new HttpRequestException("refused") : FakeServer.Reply(HttpStatusCode.OK, Pem));

        (await FindAsync(CreateSut(server), "k")).ShouldBeOfType<InstallKeyAnswer.Found>();
    }

    [Fact]
    public async Task FindAsync_EndlessBody_IsUnavailable()
    {
        using var server = new FakeServer(_ => FakeServer.Reply(HttpStatusCode.OK, Pem + new string('x', 16 * 1024)));

        (await FindAsync(CreateSut(server), "k")).ShouldBeOfType<InstallKeyAnswer.Unavailable>();
    }

    [Fact]
    public async Task FindAsync_SilentServer_IsGivenUpAfterThreeSecondsATry()
    {
        var asked = new SemaphoreSlim(0);
        using var server = new FakeServer(async (_, cancellationToken) =>
        {
            asked.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            throw new InvalidOperationException("never");
        });
        var find = FindAsync(CreateSut(server), "k");

        await asked.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        find.IsCompleted.ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(3));

        (await find).ShouldBeOfType<InstallKeyAnswer.Unavailable>();
    }

    [Fact]
    public async Task FindAsync_CallerGivesUp_IsCancelledAndTheQuestionServesTheOthers()
    {
        using var gaveUp = new CancellationTokenSource();
        var reply = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new FakeServer((_, _) => reply.Task);
        var sut = CreateSut(server);
        var hasty = sut.FindAsync("k", "one", gaveUp.Token);
        var patient = sut.FindAsync("k", "one", TestContext.Current.CancellationToken);

        await gaveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(hasty);
        reply.SetResult(FakeServer.Reply(HttpStatusCode.OK, Pem));

        (await patient).ShouldBe(new InstallKeyAnswer.Found(Pem));
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/k")]
    [InlineData("k/")]
    [InlineData("a//k")]
    [InlineData("../k")]
    [InlineData("a/../k")]
    [InlineData("./k")]
    [InlineData("a/./k")]
    [InlineData("k?x=1")]
    [InlineData("k#x")]
    [InlineData("k%2e%2e")]
    [InlineData("http://evil.com/k")]
    [InlineData("a\\k")]
    [InlineData("k ")]
    [InlineData("k\n")]
    [InlineData("ключ")]
    public async Task FindAsync_BadKeyId_IsUnknownWithoutAsking(string keyId)
    {
        using var server = new FakeServer(_ => FakeServer.Reply(HttpStatusCode.OK, Pem));

        (await FindAsync(CreateSut(server), keyId)).ShouldBeOfType<InstallKeyAnswer.Unknown>();
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(201, 0)]
    public async Task FindAsync_KeyIdLength_IsLimited(int length, int requests)
    {
        using var server = new FakeServer(_ => FakeServer.Reply(HttpStatusCode.OK, Pem));

        await FindAsync(CreateSut(server), new string('k', length));
        server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task FindAsync_FloodOfInventedIds_IsBoundedAndKeepsGoodKeys()
    {
        using var server = new FakeServer(request => request.RequestUri!.AbsolutePath.EndsWith("/good", StringComparison.Ordinal)
            ? FakeServer.Reply(HttpStatusCode.OK, Pem)
            : FakeServer.Reply(HttpStatusCode.NotFound, ""));
        using var sut = CreateSut(server);
        (await FindAsync(sut, "good")).ShouldBeOfType<InstallKeyAnswer.Found>();

        var flood = Enumerable.Range(0, 300).Select(index => FindAsync(sut, $"invented-{index}")).ToList();
        (await FindAsync(sut, "good")).ShouldBeOfType<InstallKeyAnswer.Found>("a key at hand costs no turn");
        await LetTimePassAsync(flood);

        server.Requests.Count.ShouldBeLessThanOrEqualTo(
            12, "a burst of 10, of which one was for the good key, and two more within the 4 s that the rest waits");
        flood.Count(answer => answer.Result is InstallKeyAnswer.Unknown).ShouldBe(server.Requests.Count - 1);
        flood.Count(answer => answer.Result is InstallKeyAnswer.Unavailable).ShouldBe(300 - server.Requests.Count + 1);
    }

    [Fact]
    public async Task FindAsync_FloodFromAnAddress_LeavesTheNextTurnToAnother()
    {
        using var server = new FakeServer(request => request.RequestUri!.AbsolutePath.EndsWith("/new", StringComparison.Ordinal)
            ? FakeServer.Reply(HttpStatusCode.OK, Pem)
            : FakeServer.Reply(HttpStatusCode.NotFound, ""));
        using var sut = CreateSut(server);
        var flood = Enumerable.Range(0, 300).Select(index => FindAsync(sut, $"invented-{index}")).ToList();

        var honest = sut.FindAsync("new", "elsewhere", TestContext.Current.CancellationToken);
        await LetTimePassAsync([.. flood, honest]);

        (await honest).ShouldBeOfType<InstallKeyAnswer.Found>();
    }

    [Fact]
    public async Task FindAsync_OneIdManyTimesAtOnce_IsOneQuestion()
    {
        var reply = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new FakeServer((_, _) => reply.Task);
        using var sut = CreateSut(server);
        var questions = Enumerable.Range(0, 300).Select(number => sut.FindAsync("k", $"address-{number % 3}", TestContext.Current.CancellationToken)).ToList();

        reply.SetResult(FakeServer.Reply(HttpStatusCode.NotFound, ""));

        (await Task.WhenAll(questions)).ShouldAllBe(answer => answer is InstallKeyAnswer.Unknown);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task FindAsync_SlowServer_IsAskedFourTimesAtOnceAtMost()
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new FakeServer(async (_, _) =>
        {
            await answers.Task;
            return FakeServer.Reply(HttpStatusCode.NotFound, "");
        });
        using var sut = CreateSut(server);

        var questions = Enumerable.Range(0, 9)
            .Select(number => sut.FindAsync($"k{number}", $"address-{number}", TestContext.Current.CancellationToken)).ToList();
        server.Requests.Count.ShouldBe(4);

        answers.SetResult();
        (await Task.WhenAll(questions)).ShouldAllBe(answer => answer is InstallKeyAnswer.Unknown);
    }

    InstallKeyClient CreateSut(FakeServer server) => new(server.Clients(), new Uri("https://keys.example/base/"), _time);

    async Task LetTimePassAsync(IReadOnlyCollection<Task> until)
    {
        while (!until.All(task => task.IsCompleted))
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }
    }

    static Task<InstallKeyAnswer> FindAsync(InstallKeyClient sut, string keyId) =>
        sut.FindAsync(keyId, "one", TestContext.Current.CancellationToken);
}
