using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Install;

/// <summary>Installing and its messages: docs/reference/connect-lifecycle.md.</summary>
public sealed class InstallTests
{
    [Fact]
    public async Task Install_Accepted_SendsInstalledThenEnabled()
    {
        await using var world = await World.StartInstalledAsync();

        world.App.Received.Select(request => request.Path).ShouldBe(["/app/installed", "/app/enabled"]);
        var payload = JsonNode.Parse(world.App.Received[0].Body)!;
        ((string?)payload["key"]).ShouldBe(Descriptors.AppKey);
        ((string?)payload["clientKey"]).ShouldBe(world.Site.State.ClientKey);
        ((string?)payload["sharedSecret"]).ShouldBe(world.Installation.SharedSecret);
        ((string?)payload["baseUrl"]).ShouldBe(world.Site.BaseUrl);
        ((string?)payload["productType"]).ShouldBe("confluence");
        ((string?)payload["eventType"]).ShouldBe("installed");
        JsonNode.Parse(world.App.Received[1].Body)!["sharedSecret"].ShouldBeNull("only 'installed' carries the secret");
    }

    [Fact]
    public async Task Install_Message_IsSignedWithTheKeyThatTheKeyServerOffers()
    {
        await using var world = await World.StartInstalledAsync();
        var request = world.App.ReceivedAt("/app/installed").Single();
        ConnectToken.TryParse(request.Token, out var token).ShouldBeTrue();

        var (status, pem) = await world.GetAsync("/install-keys/" + token!.KeyId);

        status.ShouldBe(HttpStatusCode.OK);
        pem.ShouldStartWith("-----BEGIN PUBLIC KEY-----");
        (await RsaToken.VerifyAsync(token, pem)).ShouldBeTrue();
        token.Algorithm.ShouldBe("RS256");
        token.Issuer.ShouldBe(world.Site.State.ClientKey);
        token.Audience.ShouldBe([world.App.BaseUrl]);
        QueryHash.Matches(token.QueryHash, "POST", request.Target, "/app").ShouldBeTrue();
    }

    [Fact]
    public async Task Enabled_Message_IsSignedWithTheNewSecret()
    {
        await using var world = await World.StartInstalledAsync();
        var request = world.App.ReceivedAt("/app/enabled").Single();

        ConnectToken.TryParse(request.Token, out var token).ShouldBeTrue();
        new HostTokenVerifier(
            world.Time).Verify(token!, [world.Installation.SharedSecret], new SignedRequest("POST", request.Target, "/app")).ShouldBe(TokenFault.None);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(302)]
    [InlineData(201)]
    public async Task Install_AppAnswersNeither200Nor204_InstallsNothing(int status)
    {
        await using var world = await World.StartAsync();
        world.App.Answer = Status(status);

        var result = await world.InstallAsync();

        result.Error.ShouldNotBeNull().ShouldContain($"{status}");
        world.Site.State.Installation.ShouldBeNull();
        world.App.ReceivedAt("/app/enabled").ShouldBeEmpty();
    }

    [Fact]
    public async Task Install_AgainAndRefused_KeepsTheFormerInstallation()
    {
        await using var world = await World.StartInstalledAsync();
        var before = world.Installation;
        world.App.Answer = Status(503);

        (await world.InstallAsync()).Succeeded.ShouldBeFalse();

        world.Installation.ShouldBe(before);
    }

    [Fact]
    public async Task Reinstall_KeepsTheClientKeyAndChangesTheSecret()
    {
        await using var world = await World.StartInstalledAsync();
        var (clientKey, secret) = (world.Site.State.ClientKey, world.Installation.SharedSecret);

        (await world.Installer.ReinstallAsync(world.Site, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();

        world.Site.State.ClientKey.ShouldBe(clientKey);
        world.Installation.SharedSecret.ShouldNotBe(secret);
        JsonNode.Parse(world.App.ReceivedAt("/app/installed")[^1].Body)!["clientKey"]!.GetValue<string>().ShouldBe(clientKey);
    }

    [Fact]
    public async Task Uninstall_TellsDisabledUnderTheSecretAndUninstalledUnderTheKey()
    {
        await using var world = await World.StartInstalledAsync();
        var secret = world.Installation.SharedSecret;

        await world.Installer.UninstallAsync(world.Site, TestContext.Current.CancellationToken);

        world.Site.State.Installation.ShouldBeNull();
        Token(world.App.ReceivedAt("/app/disabled").Single()).Algorithm.ShouldBe("HS256");
        HmacToken.Verify(Token(world.App.ReceivedAt("/app/disabled").Single()), secret).ShouldBeTrue();
        Token(world.App.ReceivedAt("/app/uninstalled").Single()).Algorithm.ShouldBe("RS256");
    }

    [Fact]
    public async Task Uninstall_AppFails_IsDoneAllTheSame()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = Status(500);

        (await world.Installer.UninstallAsync(world.Site, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();

        world.Site.State.Installation.ShouldBeNull();
    }

    [Fact]
    public async Task RotateSecret_SendsInstalledWithASecretThatReplacesTheOld()
    {
        await using var world = await World.StartInstalledAsync();
        var old = world.Installation.SharedSecret;

        (await world.Installer.RotateSecretAsync(world.Site, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();

        JsonNode.Parse(world.App.ReceivedAt("/app/installed")[^1].Body)!["sharedSecret"]!.GetValue<string>().ShouldBe(world.Installation.SharedSecret);
        const string Path = "/rest/atlassian-connect/1/app/module/dynamic";
        (await world.AppAsync("GET", Path, token: world.AppToken("GET", Path, secret: old))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.AppAsync("GET", Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Disable_TakesTheAppOffItsPages()
    {
        await using var world = await World.StartInstalledAsync();
        var page = world.Publish("""<ac:structured-macro ac:name="framed" />""");

        await world.Installer.SwitchAsync(world.Site, enabled: false, TestContext.Current.CancellationToken);

        world.App.ReceivedAt("/app/disabled").Count.ShouldBe(1);
        (await world.ViewAsync(page)).Body.ShouldContain("Unknown macro");
        (await world.AppAsync("GET", "/rest/atlassian-connect/1/app/module/dynamic")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("../site-1.json")]
    [InlineData("")]
    public async Task InstallKeys_UnknownKey_IsNotFound(string keyId)
    {
        await using var world = await World.StartAsync();

        (await world.GetAsync("/install-keys/" + keyId)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    static ConnectToken Token(ReceivedRequest request) =>
        ConnectToken.TryParse(request.Token, out var token) ? token : throw new InvalidOperationException("no token");
}
