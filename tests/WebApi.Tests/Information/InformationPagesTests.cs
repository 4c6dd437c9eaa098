using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Information;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Information;

public sealed class InformationPagesTests(WebApiApp app)
{
    static readonly DateTimeOffset Monday = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Privacy_Page_HasEveryStoredFieldCategoryAndSubProcessor()
    {
        var html = WebUtility.HtmlDecode(await GetAsync("/privacy"));

        var stored = StoredFields.Read();
        stored.Records.Length.ShouldBeGreaterThan(10);
        stored.Records.SelectMany(record => record.Fields).Select(field => field.Name)
            .Where(name => !html.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();
        stored.Records.Where(record => !html.Contains(record.Purpose, StringComparison.Ordinal)).ShouldBeEmpty();
        stored.Categories.Values.Where(text => !html.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty();
        html.ShouldContain("Amazon Web Services");
        html.ShouldContain("Atlassian");
        html.ShouldContain("Sec-GPC");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Privacy_Json_SaysTheSame()
    {
        var statement = (await JsonAsync("/privacy.json")).RootElement;

        statement.GetProperty("sold").GetBoolean().ShouldBeFalse();
        statement.GetProperty("optOutInEffect").GetBoolean().ShouldBeTrue();
        statement.GetProperty("subProcessors").EnumerateArray().Select(each => each.GetProperty("name").GetString())
            .ShouldBe(["Amazon Web Services", "Atlassian"]);
        statement.GetProperty("stored").GetProperty("records").GetArrayLength().ShouldBe(StoredFields.Read().Records.Length);
        (await JsonAsync("/.well-known/gpc.json")).RootElement.GetProperty("gpc").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_Served_AllowTheirOwnStylesAndNothingElse()
    {
        foreach (var path in (string[])["/privacy", "/support"])
        {
            using var answer = await app.Client.GetAsync(WebApiApp.BasePath + path, Cancellation);

            answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        }
    }

    [Fact]
    public void Support_Page_GoesByTheClock()
    {
        var time = new FakeTimeProvider(Monday);
        var page = new SupportPage(Named(), time);

        page.Html().ShouldContain("Support is available now</span>, until 16:00 (UTC)");
        time.SetUtcNow(Monday.AddDays(4).AddHours(6));
        page.Html().ShouldContain("It is available again on Monday, 7 December 2026, 08:00 (UTC)");
    }

    [Fact]
    public void Pages_Contacts_AreLinked()
    {
        var contacts = Named();
        var privacy = new PrivacyPage(PrivacyStatement.Create(contacts, new("Germany", IsInAws: true), StoredFields.Read()), contacts).Html;
        var support = new SupportPage(contacts, new FakeTimeProvider(Monday)).Html();

        privacy.ShouldContain("<a href=\"mailto:privacy@example.com\">privacy@example.com</a>");
        privacy.ShouldContain("Mon-Fri 08:00-16:00 UTC");
        support.ShouldContain("<a href=\"https://example.com/help?a=1&amp;b=2\">");
        support.ShouldContain("<a href=\"mailto:privacy@example.com\">");
    }

    [Theory]
    [InlineData(null, null, "the machine that runs this deployment")]
    [InlineData("DynamoDB", null, "Germany (AWS eu-central-1, Frankfurt)")]
    [InlineData("dynamodb", "eu-west-1", "AWS eu-west-1")]
    public void Location_Read_IsWhereRecordsAre(string? provider, string? region, string text) =>
        DataLocation.Read(Settings(("Clustering:Provider", provider), ("DynamoDB:Region", region))).Text.ShouldBe(text);

    [Fact]
    public void SecurityText_Named_HasWhatRfc9116Requires()
    {
        var text = new SecurityText(Named(), new AppAddress("https://macros.example.com/app", "/app")).Text!.Split('\n');

        text.ShouldContain("Contact: https://example.com/help?a=1&b=2");
        text.ShouldContain("Canonical: https://macros.example.com/app/.well-known/security.txt");
        var expires = DateTimeOffset.Parse(text.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))[9..], null);
        expires.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        expires.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow().AddYears(1));
    }

    [Fact]
    public void SecurityText_ExpiresConfigured_IsThat() =>
        new SecurityText(Named(("Security:Expires", "2027-06-30")), new AppAddress("https://a.example", "")).Text!
            .ShouldContain("Expires: 2027-06-30T00:00:00Z\n");

    [Fact]
    public async Task SecurityText_NobodyNamed_IsNotFound()
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + SecurityText.Path, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static Contacts Named(params (string, string?)[] more) => Contacts.Read(
        Settings([("Privacy:Contact", "privacy@example.com"), ("Support:Contact", "https://example.com/help?a=1&b=2"), .. more]), isProduction: true);

    static IConfiguration Settings(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();

    async Task<string> GetAsync(string path)
    {
        using var answer = await app.Client.GetAsync(WebApiApp.BasePath + path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.TextAsync();
    }

    async Task<JsonDocument> JsonAsync(string path) => JsonDocument.Parse(await GetAsync(path));
}
