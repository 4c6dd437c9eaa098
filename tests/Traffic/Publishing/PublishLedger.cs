using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Traffic.Sites;

namespace UserMacro.Traffic.Publishing;

/// <summary>The model that the service is held to: all publishes of one tenant that were acknowledged.</summary>
public sealed partial class PublishLedger
{
    readonly ConcurrentBag<Acknowledged> _acknowledged = [];
    readonly ConcurrentDictionary<string, Acknowledged> _newest = new(StringComparer.Ordinal);
    int _inFlight;
    int _serial;

    /// <summary>Publishes acknowledged so far.</summary>
    public int Count => _acknowledged.Count;

    /// <summary>Publishes sent and not answered at this moment.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The publish of a macro that was acknowledged last; null when there was none.</summary>
    public Acknowledged? NewestOf(string key) => _newest.GetValueOrDefault(key);

    /// <summary>
    /// Tells what is wrong with a page that was asked for when <paramref name="known"/> was the newest: null when it shows that one or a newer one.
    /// </summary>
    public static string? FaultOf(string page, Acknowledged? known)
    {
        if (known is null)
        {
            return null;
        }

        var shown = SerialMark().Match(page);
        return shown.Success && int.Parse(shown.Groups["serial"].Value, CultureInfo.InvariantCulture) >= known.Serial
            ? null
            : $"shows {(shown.Success ? shown.Groups["serial"].Value : "nothing")} after {known.Serial} was acknowledged";
    }

    /// <summary>Reads every acknowledged publish back and returns their number.</summary>
    public async Task<int> VerifyAsync(TestTenant tenant, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var all = _acknowledged.ToList();
        all.Select(revision => (revision.Key, revision.Number)).Distinct().Count().ShouldBe(all.Count, "a number was acknowledged twice");
        foreach (var expected in all)
        {
            using var request = tenant.Api(HttpMethod.Get, $"macros/{expected.Key}/revisions/{expected.Number}");
            using var answer = await tenant.Http.SendAsync(request, cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{expected.Key} revision {expected.Number}: {await answer.Content.ReadAsStringAsync(cancellation)}");
            var revision = (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
            ((string?)revision["header"]!["hash"]).ShouldBe(expected.Hash);
            ((string?)revision["definition"]!["template"]).ShouldBe(expected.Template);
        }

        return all.Count;
    }

    internal (int Serial, string Template) NextText(string key)
    {
        var serial = Interlocked.Increment(ref _serial);
        return (serial, $"<p>{{{{ params.title }}}}</p><p class=\"serial-{serial}\">{key} {Guid.NewGuid():n}</p>");
    }

    internal void Begin() => Interlocked.Increment(ref _inFlight);

    internal void End() => Interlocked.Decrement(ref _inFlight);

    internal void Add(Acknowledged publish)
    {
        _acknowledged.Add(publish);
        _newest[publish.Key] = publish;
    }

    [GeneratedRegex(@"class=""serial-(?<serial>\d+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SerialMark();
}
