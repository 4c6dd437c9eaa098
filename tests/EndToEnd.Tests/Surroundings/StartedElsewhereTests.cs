using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UserMacro.Processes;
using UserMacro.Traffic.Sites;

namespace UserMacro.EndToEnd.Tests.Surroundings;

/// <summary>Our programs behave the same in whatever folder, language and time zone they are started.</summary>
public sealed partial class StartedElsewhereTests
{
    const string Template = """
        <p>out {{ 1234.5 }} {{ -1.25 | math.format "N2" }} {{ "TITLE I" | string.downcase }} {{ "title i" | string.upcase }}
        {{ "2016-05-01T21:22:00Z" | date.parse | date.to_string "%F %T %s %A %B" }} {{ "2016-05-01 21:22" | date.parse | date.to_string "%F %T %s" }} end</p>
        """;

    const string Expected = "1234.5 -1.25 title i TITLE I 2016-05-01 21:22:00 1462137720 Sunday May 2016-05-01 21:22:00 1462137720";

    public static TheoryData<string, string> Surroundings() => new()
    {
        { "C", "UTC" },
        { "tr_TR.UTF-8", "Asia/Kathmandu" },
        { "de_DE.UTF-8", "America/St_Johns" },
        { "sv_SE.UTF-8", "Pacific/Kiritimati" },
        { "ar_SA.UTF-8", "Pacific/Pago_Pago" },
    };

    [Theory]
    [MemberData(nameof(Surroundings))]
    public async Task WebApi_StartedElsewhere_ConfiguresLogsAndRendersTheSame(string language, string timeZone)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var site = await TestSite.StartAsync(cancellation);
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var settings = new Dictionary<string, string>(ConnectSettings.For(url, site.Url), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.GetLeftPart(UriPartial.Authority),
            ["Storage__Sqlite__Path"] = "kept/usermacro.db",
            ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        };
        await using var process = Start("WebApi", settings, folder, language, timeZone);
        await process.ReadyAsync(new Uri(url, "health/ready"), "Healthy", cancellation);
        using var tenant = await site.InstallAsync(url, cancellation);

        await tenant.PublishMacroAsync("badge", Template, cancellation);
        var page = await tenant.Http.GetStringAsync(tenant.RenderTarget("badge", "p.title=x"), cancellation);

        Spaces().Replace(Output().Match(page).Groups["text"].Value, " ").ShouldBe(Expected);
        (await tenant.Http.GetStringAsync("atlassian-connect.json", cancellation)).ShouldContain(url.GetLeftPart(UriPartial.Authority));
        File.Exists(Path.Combine(folder.Path, "kept", "usermacro.db")).ShouldBeTrue("A relative path means the working directory.");
        (await process.ReadLogAsync(cancellation)).ShouldNotContain("info: Microsoft");
        await PullsAsync(tenant, url, folder, language, timeZone, cancellation);
    }

    [Fact]
    public async Task WebApi_SettingsFileInTheContentRoot_IsReadThere()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        using var root = new TemporaryFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        await File.WriteAllTextAsync(Path.Combine(root.Path, "appsettings.json"), """{"Storage":{"Sqlite":{"Path":"named.db"}}}""", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), """{"Storage":{"Provider":"None of ours"}}""", cancellation);
        var settings = new Dictionary<string, string>(ConnectSettings.For(url, url), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.GetLeftPart(UriPartial.Authority),
            ["ASPNETCORE_CONTENTROOT"] = root.Path,
            ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        };

        await using var process = Start("WebApi", settings, folder, "C", "UTC");
        await process.ReadyAsync(new Uri(url, "health/ready"), "Healthy", cancellation);

        File.Exists(Path.Combine(folder.Path, "named.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Silo_StartedElsewhere_IsReadyAndQuiet()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), """{"Storage":{"Provider":"None of ours"}}""", cancellation);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.GetLeftPart(UriPartial.Authority),
            ["Storage__Sqlite__Path"] = "kept/usermacro.db",
            ["Orleans__Endpoints__SiloPort"] = $"{FreePort.Next()}",
            ["Orleans__Endpoints__GatewayPort"] = $"{FreePort.Next()}",
        };

        await using var process = Start("Silo", settings, folder, "tr_TR.UTF-8", "Pacific/Kiritimati");
        await process.ReadyAsync(new Uri(url, "health/ready"), "Healthy", cancellation);

        File.Exists(Path.Combine(folder.Path, "kept", "usermacro.db")).ShouldBeTrue();
        (await process.ReadLogAsync(cancellation)).ShouldNotContain("info: Microsoft");
    }

    [Fact]
    public async Task Simulator_StartedElsewhere_ServesItsFilesAndIsQuiet()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), """{"Simulator":{"Sites":-1}}""", cancellation);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Simulator__Port"] = $"{url.Port}",
            ["Simulator__AppUrl"] = "http://127.0.0.1:1",
            ["Simulator__DataPath"] = "kept",
        };

        await using var process = Start("Simulator", settings, folder, "tr_TR.UTF-8", "Pacific/Kiritimati");

        await process.ReadyAsync(new Uri(url, "all.js"), "AP", cancellation);
        await process.ReadyAsync(new Uri(url, "wiki"), "<html", cancellation);
        (await process.ReadLogAsync(cancellation)).ShouldNotContain("info: Microsoft.AspNetCore");
    }

    static ChildProcess Start(string project, IReadOnlyDictionary<string, string> settings, TemporaryFolder folder, string language, string timeZone)
    {
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = timeZone };
        return AppProcess.Start(project, all, Path.Combine(folder.Path, $"{project}.log"), folder.Path);
    }

    /// <summary>The command line tool, started in the same surroundings, writes the same files into the folder where it was started.</summary>
    static async Task PullsAsync(TestTenant tenant, Uri url, TemporaryFolder folder, string language, string timeZone, CancellationToken cancellation)
    {
        using var create = tenant.Api(HttpMethod.Post, "tokens", new { name = "pull", scopes = new[] { "read" }, days = 1 });
        using var created = await tenant.Http.SendAsync(create, cancellation);
        var token = (await created.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["text"]!.GetValue<string>();
        var macros = Directory.CreateDirectory(Path.Combine(folder.Path, "macros")).FullName;
        var program = Path.Combine(Path.GetDirectoryName(Repository.AssemblyOf("CommandLine"))!, "usermacro.dll");
        var start = new ProcessStartInfo("dotnet", [program, "pull"]) { WorkingDirectory = macros };
        foreach (var (name, value) in new[] { ("USERMACRO_URL", url.ToString()), ("USERMACRO_TOKEN", token), ("LC_ALL", language), ("TZ", timeZone) })
        {
            start.Environment[name] = value;
        }

        await using var tool = ChildProcess.Start(start, Path.Combine(folder.Path, "usermacro.log"));

        (await tool.ExitAsync(TimeSpan.FromMinutes(1), cancellation)).ShouldBe(0, await tool.ReadLogAsync(cancellation));
        Directory.GetFiles(macros, "*", SearchOption.AllDirectories).ShouldNotBeEmpty();
    }

    [GeneratedRegex("<p>out (?<text>.*?) end</p>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
