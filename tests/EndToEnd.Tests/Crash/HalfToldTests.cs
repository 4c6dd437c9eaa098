using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Crash;

/// <summary>Changes stored when the process was killed reach list and audit log soon after it is back, though nobody uses the macros,
/// and a repeated request gets its answer.</summary>
public sealed class HalfToldTests(ITestOutputHelper output)
{
    const int Macros = 12;
    const int Kills = 3;
    const int Seed = 20261129;

    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Publish_CarriedOutAtSigkill_IsToldAndItsRepeatGetsTheAnswer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var service = await RunningService.StartAsync(cancellation);
        using var tenant = await service.InstallAsync(cancellation);
        var random = new Random(Seed);
        var (unanswered, repeated) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            string[] keys = [.. Enumerable.Range(0, Macros).Select(number => $"m-{kill}-{number}")];
            var drafts = await Task.WhenAll(keys.Select(key => CreateAsync(tenant, key, cancellation)));
            var answers = keys.Zip(drafts, (key, draft) => PublishAsync(tenant, key, draft, cancellation)).ToList();
            await Task.WhenAny([.. answers, Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 60)), cancellation)]);
            await service.KillAsync();
            unanswered += (await Task.WhenAll(answers)).Count(answer => answer.Status is null);
            await service.RestartAsync(cancellation);

            var told = await ToldAsync(tenant, keys, cancellation);
            var again = await Task.WhenAll(keys.Zip(drafts, (key, draft) => PublishAsync(tenant, key, draft, cancellation)));
            again.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
            string[] done = [.. keys.Zip(again).Where(pair => pair.Second.IsRepeat).Select(pair => pair.First).Order(StringComparer.Ordinal)];
            told.ShouldBe(done);
            repeated += done.Length;
            var published = await PublishedAsync(tenant, cancellation);
            keys.Select(key => published[key]).ShouldAllBe(number => number == 1);
            (await AuditedAsync(tenant, cancellation)).Order(StringComparer.Ordinal).Where(key => keys.Contains(key, StringComparer.Ordinal))
                .ShouldBe(keys.Order(StringComparer.Ordinal));
        }

        output.WriteLine(
            $"figure: {Kills} kills, {unanswered} publishes without an answer, {repeated} carried out, "
            + $"told within {Bound.TotalSeconds} s and answered to the repeat");
        unanswered.ShouldBeGreaterThan(0);
    }

    /// <summary>The macros that list and audit log show as published once the bound is over. No macro is called.</summary>
    static async Task<string[]> ToldAsync(TestTenant tenant, string[] keys, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Bound);
        await timer.WaitForNextTickAsync(cancellation);
        var (listed, audited) = (await PublishedAsync(tenant, cancellation), await AuditedAsync(tenant, cancellation));
        string[] told = [.. audited.Where(key => keys.Contains(key, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        told.ShouldBe(keys.Where(key => listed.GetValueOrDefault(key) == 1).Order(StringComparer.Ordinal));
        return told;
    }

    static async Task<string> CreateAsync(TestTenant tenant, string key, CancellationToken cancellation)
    {
        using var request = tenant.Api(HttpMethod.Post, "macros", new { key, definition = new { name = key, template = "<p>1</p>" } });
        using var answer = await tenant.Http.SendAsync(request, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(cancellation));
        return answer.Headers.ETag!.Tag;
    }

    static async Task<(HttpStatusCode? Status, bool IsRepeat)> PublishAsync(TestTenant tenant, string key, string draft, CancellationToken cancellation)
    {
        try
        {
            using var request = tenant.Api(HttpMethod.Post, $"macros/{key}/publish", new { note = "" }, draft);
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"publish-{key}");
            using var answer = await tenant.Http.SendAsync(request, cancellation);
            return (answer.StatusCode, answer.Headers.Contains("Idempotency-Replayed"));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return default;
        }
    }

    static async Task<Dictionary<string, int>> PublishedAsync(TestTenant tenant, CancellationToken cancellation) =>
        (await ReadAsync(tenant, "macros", cancellation)).ToDictionary(
            item => item!["key"]!.GetValue<string>(),
            item => item!["published"]!.GetValue<int>(),
            StringComparer.Ordinal);

    static async Task<IReadOnlyList<string>> AuditedAsync(TestTenant tenant, CancellationToken cancellation) =>
        [.. (await ReadAsync(tenant, "audit?action=macro.published&limit=200", cancellation)).Select(line => line!["target"]!.GetValue<string>())];

    static async Task<JsonArray> ReadAsync(TestTenant tenant, string path, CancellationToken cancellation)
    {
        using var request = tenant.Api(HttpMethod.Get, path);
        using var answer = await tenant.Http.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["items"]!.AsArray();
    }
}
