using System.Net;
using System.Net.Http.Headers;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Migration;

/// <summary>An import of macros of Data Center that is repeated under the same idempotency key.</summary>
public sealed class MigrationRepeatTests(WebApiApp app)
{
    static readonly byte[] Former = MigrationFiles.Zip(("box.vm", "<p>former</p>"));
    static readonly byte[] File = MigrationFiles.Zip(("box.vm", "<p>box</p>"), ("panel-two.vm", "<p>two</p>"));

    [Theory]
    [InlineData("rename", "box-2 created", "panel-two created")]
    [InlineData("replace", "box replaced", "panel-two created")]
    [InlineData("skip", "box skipped", "panel-two created")]
    public async Task Import_Repeated_AnswersTheSameAndImportsNothingAgain(string onConflict, params string[] outcomes)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ReportAsync("import", Former);
        var first = await ImportAsync(site, onConflict, "k-1");
        await site.SaveAsync("panel-two", Definitions.Badge("<p>edited since</p>"));
        await site.SaveAsync("box", Definitions.Badge("<p>edited since</p>"));
        var keys = await KeysAsync(site);

        var second = await ImportAsync(site, onConflict, "k-1");

        (first, second).ShouldBe((string.Join(", ", outcomes), string.Join(", ", outcomes)));
        (await KeysAsync(site)).ShouldBe(keys);
        (await TemplateAsync(site, "box")).ShouldBe("<p>edited since</p>");
        (await TemplateAsync(site, "panel-two")).ShouldBe("<p>edited since</p>");
    }

    [Fact]
    public async Task Import_InterruptedAndRepeated_ImportsWhatIsMissing()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ReportAsync("import", Former);
        await site.FailAsync("panel-two", nameof(IMacroGrain.Import), () => throw new TimeoutException());
        var first = await ImportAsync(site, "rename", "k-1");
        app.Faults.Mend($"{await site.TenantKeyAsync()}/panel-two", nameof(IMacroGrain.Import));

        var second = await ImportAsync(site, "rename", "k-1");

        first.ShouldBe("box-2 created, panel-two failed");
        second.ShouldBe("box-2 created, panel-two created");
        (await KeysAsync(site)).ShouldBe("box box-2 panel-two");
    }

    [Fact]
    public async Task Import_UnderAnotherKeyOrNone_IsAnotherOne()
    {
        var site = await TestSite.InstalledAsync(app);
        await site.ReportAsync("import", Former);
        await ImportAsync(site, "rename", "k-1");

        (await ImportAsync(site, "rename", "k-2")).ShouldBe("box-3 created, panel-two skipped");
        (await ImportAsync(site, "rename", key: null)).ShouldBe("box-4 created, panel-two skipped");
    }

    async Task<string> ImportAsync(TestSite site, string onConflict, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{WebApiApp.BasePath}/api/v1/migration/import?file=m.zip&onConflict={onConflict}");
        request.Headers.TryAddWithoutValidation("Authorization", $"JWT {site.ContextToken(site.Administrator)}");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        request.Content = new ByteArrayContent(File) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        return string.Join(", ", (await answer.JsonAsync())["items"]!.AsArray()
            .Select(item => $"{item!["importedAs"]!.GetValue<string>()} {item["outcome"]!.GetValue<string>()}").Order(StringComparer.Ordinal));
    }

    static async Task<string> KeysAsync(TestSite site) =>
        string.Join(' ', (await site.GetJsonAsync("/api/v1/macros"))["items"]!.AsArray().Select(item => item!["key"]!.GetValue<string>()));

    static async Task<string> TemplateAsync(TestSite site, string key) => (await site.ReadAsync(key))["draft"]!["definition"]!["template"]!.GetValue<string>();
}
