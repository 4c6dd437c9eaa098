using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>Files of Data Center, and calls that send them.</summary>
static class MigrationFiles
{
    public static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "DataCenter");

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    /// <summary>The whole corpus as an archive.</summary>
    public static byte[] CorpusZip() => Zip([.. Directory.EnumerateFiles(Corpus, "*.vm").Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]);

    public static async Task<HttpResponseMessage> SendAsync(this TestSite site, string action, byte[] content, string query)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return await site.SendAsync(HttpMethod.Post, $"/api/v1/migration/{action}?{query}", site.ContextToken(site.Administrator), body);
    }

    /// <summary>The report on an archive; must be given.</summary>
    public static async Task<JsonNode> ReportAsync(this TestSite site, string action, byte[] content, string query = "file=macros.zip")
    {
        using var answer = await site.SendAsync(action, content, query);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.TextAsync());
        return await answer.JsonAsync();
    }

    public static JsonNode Item(this JsonNode report, string key) => report["items"]!.AsArray().Single(item => item!["key"]!.GetValue<string>() == key)!;
}
