using System.Net;
using System.Text;
using System.Text.Json;
using UserMacro.Marks;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>Nothing of pages, viewers, tokens and answers is left after the journeys of a site, wherever one looks.</summary>
[Collection(nameof(MarkedJourneys))]
public abstract class MarkedJourneyTests(WebApiApp app)
{
    const string Everything = "everything";

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

        Save(marks);
        findings.Select(finding => finding.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBeEmpty();
        Marked.Watch.Log.ShouldContain("Render ");
        Marked.Watch.Traces.ShouldContain("/connect/render/{key}");
        Marked.Watch.Metrics.ShouldContain("UserMacro");
    }

    void Save(MarkSet marks)
    {
        var folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "marks-debug");
        Directory.CreateDirectory(folder);
        File.WriteAllText(System.IO.Path.Combine(folder, GetType().Name + ".log"), Marked.Watch.Log);
        File.WriteAllText(System.IO.Path.Combine(folder, GetType().Name + ".traces"), Marked.Watch.Traces);
        File.WriteAllText(System.IO.Path.Combine(folder, GetType().Name + ".metrics"), Marked.Watch.Metrics);
        File.WriteAllText(System.IO.Path.Combine(folder, GetType().Name + ".out"), string.Join('\n', [.. Marked.Outbound.Connections, .. Marked.Outbound.Names]));
        File.WriteAllLines(System.IO.Path.Combine(folder, GetType().Name + ".marks"), marks.ShownOnly.Concat(marks.StoredEncrypted).Concat(marks.InAddresses).Select(m => $"{m.Subject}\t{m.Text}"));
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
