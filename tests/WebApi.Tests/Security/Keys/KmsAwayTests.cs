using System.Net;
using UserMacro.Silo.Tests.Storage.Keys.Kms;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Security.Keys;

/// <summary>What viewers and administrators get while AWS KMS is away.</summary>
public sealed class KmsAwayTests : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;
    KmsServer _kms = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _kms = await KmsServer.StartAsync();

    [Theory]
    [InlineData(500, "KMSInternalException")]
    [InlineData(400, "AccessDeniedException")]
    public async Task KmsAway_HotSiteGoesOn_ColdAndNewOnesGet503AndNothingIsWritten(int status, string code)
    {
        TestSite hot, cold;
        await using (var before = await StartAsync())
        {
            (hot, cold) = (await TestSite.InstalledAsync(before), await TestSite.InstalledAsync(before));
            await hot.PublishAsync("badge", Definitions.Badge("<b>hot</b>"));
            await cold.PublishAsync("badge", Definitions.Badge("<b>cold</b>"));
            // Its grains may be reminded of their work at the start, which would bring its key into memory.
            _kms.AwayFor = await cold.TenantKeyAsync();
        }

        await using var app = await StartAsync();
        (hot, cold) = (hot.On(app), cold.On(app));
        await ShouldRenderAsync(hot, "<b>hot</b>");
        _kms.Failure = KmsServer.Error(status, code);

        await ShouldRenderAsync(hot, "<b>hot</b>");
        using var saved = await hot.CallAsync(HttpMethod.Put, $"{MacrosPath}/badge/draft", Definitions.Badge("<b>next</b>"), ifMatch: 1);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, "its key is in memory, so nothing has to be asked for");
        using var render = await cold.GetAsync(TestSite.RenderTarget("badge"));
        await ShouldComeAgainAsync(render);
        using var save = await cold.CallAsync(HttpMethod.Put, $"{MacrosPath}/badge/draft", Definitions.Badge("<b>next</b>"), ifMatch: 1);
        await ShouldComeAgainAsync(save);
        var files = Content();
        var stranger = new TestSite(app);
        using var install = await stranger.SendInstallAsync();
        await ShouldComeAgainAsync(install);
        Content().ShouldNotContain(stranger.Secret);
        Content().ShouldNotContain(stranger.SiteHost);
        files.ShouldNotContain("<b>next</b>");

        (_kms.Failure, _kms.AwayFor) = (null, null);
        await ShouldRenderAsync(cold, "<b>cold</b>");
        using var again = await stranger.SendInstallAsync();
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    public async ValueTask DisposeAsync()
    {
        await _kms.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<KmsApp> StartAsync()
    {
        var app = new KmsApp(_folder, _kms);
        await app.InitializeAsync();
        return app;
    }

    static async Task ShouldRenderAsync(TestSite site, string text)
    {
        using var answer = await site.GetAsync(TestSite.RenderTarget("badge"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(text);
    }

    static async Task ShouldComeAgainAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync(Cancellation));
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    /// <summary>What lies in the files, as text of a byte a character.</summary>
    string Content() => string.Concat(Directory.EnumerateFiles(_folder).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
