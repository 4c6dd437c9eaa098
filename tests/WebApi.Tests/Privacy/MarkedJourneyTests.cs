extern alias silo;

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using silo::UserMacro.Silo.Operations;
using UserMacro.Marks;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>Nothing of pages, viewers, tokens and answers is left after the journeys of a site, wherever one looks.</summary>
[Collection(nameof(MarkedJourneys))]
public abstract class MarkedJourneyTests(WebApiApp app)
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    IMarkedApp Marked => (IMarkedApp)app;

    [Fact]
    public async Task Journeys_OfASite_LeaveNothingButWhatIsStored()
    {
        var marks = new MarkSet();
        await new Journeys(app, marks).RunAsync();

        var findings = new List<Finding>();
        var stored = new MarkSearch([.. marks.ShownOnly, .. marks.StoredEncrypted]);
        await foreach (var (place, content) in Marked.ReadRawAsync(Cancellation))
        {
            findings.AddRange(stored.Find(place, content));
        }

        var decrypted = await ReadDecryptedAsync();
        decrypted.Count.ShouldBeGreaterThan(20, "the reader reads");
        var shown = new MarkSearch(marks.ShownOnly);
        findings.AddRange(decrypted.SelectMany(record => shown.Find(record.Place, record.Content)));
        var control = new MarkSearch(marks.Template, marks.Note);
        decrypted.SelectMany(record => control.Find(record.Place, record.Content)).Select(finding => finding.Mark).Distinct().Count()
            .ShouldBe(2, "the search finds what is stored where it is stored");

        var told = new MarkSearch([.. marks.ShownOnly, .. marks.StoredEncrypted, .. marks.InAddresses]);
        findings.AddRange(told.Find("the log", Marked.Watch.Log));
        findings.AddRange(told.Find("the traces", Marked.Watch.Traces));
        findings.AddRange(told.Find("the metrics", Marked.Watch.Metrics));
        var support = await ReadDiagnosticsAsync();
        support.Keys.ShouldContain("security-events.json");
        support["metrics.json"].ShouldContain("usermacro.");
        findings.AddRange(support.SelectMany(part => told.Find($"the diagnostics, {part.Key}", part.Value)));

        findings.Select(finding => finding.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBeEmpty();
        Marked.Outbound.Connections.ShouldAllBe(
            address => address.Contains("127,0,0,1", StringComparison.Ordinal) || address.Contains("127.0.0.1", StringComparison.Ordinal));
        if (Marked.Kms is { Port: var port })
        {
            Marked.Outbound.Connections.ShouldContain(address => IsTo(address, port), "the watch sees what the client of AWS connects to");
        }

        Marked.Outbound.Names.Where(name => name is not ("" or "localhost" or "127.0.0.1") && name != System.Net.Dns.GetHostName()).ShouldBeEmpty();
        Sites(app.Host).ShouldAllBe(host => host == "keys.test" || host.EndsWith(".atlassian.net", StringComparison.Ordinal)
            || host.EndsWith(".example.com", StringComparison.Ordinal));
        Marked.Watch.Log.ShouldContain("Render ");
        Marked.Watch.Traces.ShouldContain("IMacroGrain/Render");
        Marked.Watch.Metrics.ShouldContain("UserMacro");
    }

    // Sockets write the bytes of an address: the port comes first, its high byte before the low one.
    static bool IsTo(string address, int port) => address.Contains($"{{{port >> 8},{port & 255},", StringComparison.Ordinal);

    // Atlassian's key server, the sites, and the servers of their connections: what the product asks by HTTP comes to the stub, whoever is asked.
    static IReadOnlyCollection<string> Sites(HostStub stub)
    {
        stub.Asked.ShouldNotBeEmpty();
        return stub.Asked;
    }

    /// <summary>What <c>operate diagnostics</c> writes, by the names of its parts.</summary>
    async Task<Dictionary<string, string>> ReadDiagnosticsAsync()
    {
        using var file = new MemoryStream();
        await DiagnosticsArchive.WriteAsync(app.Services.GetRequiredService<IGrainFactory>(), file, Cancellation);
        await using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            parts[entry.Name] = await reader.ReadToEndAsync(Cancellation);
        }

        return parts;
    }

    async Task<List<(string Place, byte[] Content)>> ReadDecryptedAsync()
    {
        var records = new List<(string Place, byte[] Content)>();
        await foreach (var (grain, state) in Marked.ListAsync(Cancellation))
        {
            var stored = new GrainState<JsonElement>();
            await app.Decrypting().ReadStateAsync(state, grain, stored);
            if (stored.RecordExists)
            {
                records.Add(($"{state} of {grain.Type}", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(stored.State, Relaxed))));
            }
        }

        return records;
    }
}

[CollectionDefinition(nameof(MarkedJourneys), DisableParallelization = true)]
public sealed class MarkedJourneys;

/// <summary>Over SQLite.</summary>
public sealed class SqliteMarkedJourneyTests(MarkedSqliteApp app) : MarkedJourneyTests(app), IClassFixture<MarkedSqliteApp>;

/// <summary>Over DynamoDB.</summary>
public sealed class DynamoDBMarkedJourneyTests(MarkedDynamoDBApp app) : MarkedJourneyTests(app), IClassFixture<MarkedDynamoDBApp>;
