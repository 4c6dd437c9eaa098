using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.Silo.Operations;
using UserMacro.Silo.Tests.Hosting;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Operations;

/// <summary>An incident, played through on a running silo with the commands that the page for it names.</summary>
public sealed partial class DrillTests : IDisposable
{
    const string ClientKey = "8f6c2a40-drill";
    const string Identity = $"connect:{ClientKey}";
    const string Message = "Somebody has used an API token of yours. <b>Call us</b>.";

    readonly TemporaryFolder _folder = new();
    readonly Operator _operator;
    readonly string _gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";

    public DrillTests() => _operator = new(_gateway);

    [Fact]
    public async Task Commands_OnThePage_AreThoseOfTheDrill()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);
        TenantScope.Enter(tenant);

        var played = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in CommandsOfThePage())
        {
            played.Add(command.Split(' ')[0]);
            (await _operator.RunAsync(Words(command))).ShouldBe(0, $"{command}: {_operator.Output}{_operator.Errors}");
        }

        played.ShouldBe(["find", "contain", "release", "revoke-secrets", "touched", "tell", "diagnostics", "keys"], ignoreOrder: true);
        File.Exists(_folder.File("diagnostics.zip")).ShouldBeTrue();
        (await ActionsAsync(grains, tenant)).ShouldBeSubsetOf(AllActions);
    }

    [Fact]
    public async Task Contain_Site_IsContainedUntilItIsReleased()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);
        TenantScope.Enter(tenant);
        var access = grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));

        (await _operator.RunAsync("contain", ClientKey)).ShouldBe(0, _operator.Errors);

        _operator.Output.ShouldContain("Contained since");
        (await access.Access(Identity))!.IsContained.ShouldBeTrue();
        (await _operator.RunAsync("contain", tenant.Value)).ShouldBe(0, "again changes nothing");
        (await _operator.RunAsync("release", ClientKey)).ShouldBe(0);
        _operator.Output.ShouldContain("Not contained");
        (await access.Access(Identity))!.IsContained.ShouldBeFalse();
        (await ActionsAsync(grains, tenant)).Where(AuditActions.IsOfOperator).ShouldBe(
            [AuditActions.OperatorReleased, AuditActions.OperatorContained]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/wiki")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("127.0.0.1:1")]
    public async Task Find_AddressOfTheSite_IsTheSite(string address)
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);

        (await _operator.RunAsync("find", address)).ShouldBe(0, _operator.Errors + _operator.Output);

        _operator.Output.ShouldContain($"Site: {tenant}");
        (await _operator.RunAsync("find", "https://nobody.example.com")).ShouldBe(TenantCommands.NotFound);
    }

    [Fact]
    public async Task Find_AddressThatTwoSitesHaveHad_NamesBothAndActsOnNone()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var one = await FillAsync(grains);
        var two = await grains.GetGrain<ITenantDirectoryGrain>("connect:another").FindOrAssign();
        TenantScope.Enter(two);
        await InstallAsync(grains, two, "secret", "1", "another");

        (await _operator.RunAsync("contain", "http://127.0.0.1:1/wiki")).ShouldBe(TenantCommands.Refused);

        _operator.Output.ShouldContain(one.Value);
        _operator.Output.ShouldContain(two.Value);
        (await _operator.RunAsync("find", one.Value)).ShouldBe(0);
        _operator.Output.ShouldContain("Not contained");
    }

    [Fact]
    public async Task RevokeSecrets_Site_NothingThatProvedSomethingDoesAnyMore()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);
        TenantScope.Enter(tenant);
        var access = grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));
        var ticketKey = (await access.Access(Identity))!.TicketKey;

        (await _operator.RunAsync("revoke-secrets", ClientKey)).ShouldBe(0, _operator.Errors);

        _operator.Output.ShouldContain("API tokens revoked: 1");
        _operator.Output.ShouldContain("Connections without their secrets: 1");
        var after = (await access.Access(Identity))!;
        after.IsRevoked.ShouldBeTrue();
        after.TicketKey.ShouldNotBe(ticketKey);
        (await access.CurrentAccess()).ShouldBeNull();
        (await grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(tenant)).List()).ShouldBeEmpty();
        (await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Target("weather"))!.Headers.ShouldBeEmpty();

        await InstallAsync(grains, tenant, "secret", "2");
        (await access.Access(Identity))!.IsRevoked.ShouldBeTrue("the secret that was revoked proves nothing, whoever sends it again");
        await InstallAsync(grains, tenant, "another secret", "3");
        (await access.Access(Identity))!.IsRevoked.ShouldBeFalse();
        (await access.CurrentAccess())!.Credentials.PreviousContent.ShouldBeNull("the former secret gets no time to run out");
    }

    [Fact]
    public async Task Tell_Message_IsKeptAsTextAndBounded()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);
        TenantScope.Enter(tenant);
        var access = grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));

        (await _operator.RunAsync("tell", ClientKey, Message)).ShouldBe(0);
        (await access.Access(Identity))!.OperatorMessage.ShouldBe(Message);
        (await _operator.RunAsync("tell", ClientKey, new string('x', 501))).ShouldBe(TenantCommands.Refused);
        (await _operator.RunAsync("tell", ClientKey, "two\nlines")).ShouldBe(TenantCommands.Refused);
        (await access.Access(Identity))!.OperatorMessage.ShouldBe(Message);
        (await _operator.RunAsync("tell", ClientKey, "")).ShouldBe(0);
        (await access.Access(Identity))!.OperatorMessage.ShouldBeEmpty();
    }

    [Fact]
    public async Task Touched_Site_ListsKeysAndNoContent()
    {
        await using var silo = await StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await FillAsync(grains);

        (await _operator.RunAsync("touched", ClientKey, "--since", "2020-01-01T00:00Z")).ShouldBe(0, _operator.Errors);

        _operator.Output.ShouldContain("macro.created badge Done");
        _operator.Output.ShouldContain("token.created");
        _operator.Output.ShouldContain(AuditActions.OperatorRead);
        _operator.Output.ShouldNotContain("u1");
        _operator.Output.ShouldNotContain("a note");
    }

    [Theory]
    [InlineData("find", "nobody")]
    [InlineData("contain", "t-00000000000000000000000000000000x")]
    [InlineData("revoke-secrets", "connect:nobody")]
    public async Task Run_SiteThatNobodyKnows_IsSaidAndChangesNothing(string command, string site)
    {
        await using var silo = await StartAsync();

        (await _operator.RunAsync(command, site)).ShouldBe(TenantCommands.NotFound);

        _operator.Output.ShouldStartWith("No site is known");
    }

    [Fact]
    public async Task Diagnostics_Cluster_HoldsWhatSupportNeedsAndNothingOfSites()
    {
        await using var silo = await StartAsync("--Connect:BaseUrl=https://internal-name.example.com", "--Support:Contact=secret@example.com");
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var tenant = await FillAsync(grains);
        var observer = grains.CreateObjectReference<IAccessObserver>(NSubstitute.Substitute.For<IAccessObserver>());
        await grains.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).Renew("1.2.3 a-front-end", observer);
        var file = _folder.File("support.zip");

        (await _operator.RunAsync("diagnostics", "--out", file)).ShouldBe(0, _operator.Errors + _operator.Output);

        using var archive = ZipFile.OpenRead(file);
        archive.Entries.Select(entry => entry.Name).ShouldBe(
            [
                "cluster.json", "configuration.json", "front-ends.json", "grains.json", "health.json", "metrics.json", "security-events.json", "versions.json",
            ],
            ignoreOrder: true);
        var all = string.Concat(archive.Entries.Select(TextOf));
        all.ShouldContain("\"Active\"");
        all.ShouldContain("\"Storage:Provider\": \"Sqlite\"");
        all.ShouldContain("\"Connect:BaseUrl\": \"(set)\"");
        all.ShouldContain("\"silo\": \"Healthy\"");
        all.ShouldContain("usermacro.");
        all.ShouldContain("TenantGrain");
        all.ShouldContain("1.2.3 a-front-end");
        foreach (var content in new[] { tenant.Value, ClientKey, "badge", "Badge", "secret", "internal-name", "557058" })
        {
            all.ShouldNotContain(content, Case.Sensitive);
        }

        (await _operator.RunAsync("diagnostics", "--out", file)).ShouldBe(TenantCommands.Refused, "nothing is overwritten");
    }

    public void Dispose() => _folder.Dispose();

    static readonly string[] AllActions = [.. typeof(AuditActions).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    Task<WebApplication> StartAsync(params string[] more) =>
        TestSilo.StartAsync(_folder.File("usermacro.db"), [_gateway, "--Storage:Provider=Sqlite", .. more]);

    /// <summary>The commands in the page's blocks, with what a site of the drill is called in their places.</summary>
    IEnumerable<string> CommandsOfThePage() =>
        Operate().Matches(File.ReadAllText(Path.Combine(UserMacro.Processes.Repository.Root, "docs", "operators", "incident-response.md")))
            .Select(match => match.Groups["command"].Value
                .Replace("{client key}", ClientKey, StringComparison.Ordinal)
                .Replace("{time}", "2026-01-01T00:00Z", StringComparison.Ordinal)
                .Replace("{file}", _folder.File("diagnostics.zip"), StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    static string[] Words(string command) => [.. Word().Matches(command).Select(match => match.Value.Trim('"'))];

    static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    static async Task<TenantId> FillAsync(IGrainFactory grains)
    {
        var tenant = await grains.GetGrain<ITenantDirectoryGrain>(Identity).FindOrAssign();
        TenantScope.Enter(tenant);
        await InstallAsync(grains, tenant, "secret", "1");
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse("badge")));
        var created = (await macro.Create(new() { Name = "Badge", Template = "<b>x</b>" }, "u1")).Value.ShouldNotBeNull();
        (await macro.Publish(created.Draft.Number, "a note", "u1")).Value.ShouldNotBeNull();
        (await grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(tenant)).Create("CI", TokenScopes.Read, 30, "u1")).Value.ShouldNotBeNull();
        var headers = ImmutableDictionary<string, string?>.Empty.Add("X-Key", "hidden");
        (await grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Save("weather", new("https://api.example.com/v1", headers, 60), 0, "u1")).Value
            .ShouldNotBeNull();
        return tenant;
    }

    static async Task InstallAsync(IGrainFactory grains, TenantId tenant, string secret, string proof, string clientKey = ClientKey)
    {
        var installation = new Installation(new ConnectCredentials(clientKey, secret).ToHost()) { BaseUrl = "http://127.0.0.1:1/wiki" };
        (await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(installation, new(proof, DateTimeOffset.UnixEpoch))).Value.ShouldBeTrue();
    }

    static async Task<IReadOnlyList<string>> ActionsAsync(IGrainFactory grains, TenantId tenant) =>
        [.. (await grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant)).Read(new()))!.Entries.Select(entry => entry.Action)];

    [GeneratedRegex("^UserMacro\\.Silo operate (?<command>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Operate();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
