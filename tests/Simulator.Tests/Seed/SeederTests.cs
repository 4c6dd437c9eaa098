using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Simulator.Seed;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.StorageFormat;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Seed;

public sealed class SeederTests
{
    [Fact]
    public async Task AdminApi_NewMacro_IsCreatedAndPublishedByTheAdministrator()
    {
        await using var world = await World.StartInstalledAsync();
        var app = new MacroApp(world.App);
        var example = SeedExample.All().First();

        (await Api(world).EnsurePublishedAsync(world.Site, example, TestContext.Current.CancellationToken)).ShouldBeTrue();

        app.Published.ShouldBe([example.Key]);
        var request = world.App.Received[^1];
        ConnectToken.TryParse(request.Token, out var token).ShouldBeTrue();
        new HostTokenVerifier(world.Time).VerifyContext(token!, [world.Installation.SharedSecret]).ShouldBe(TokenFault.None);
        token!.Subject.ShouldBe(SimulatedUser.Administrator.AccountId);
        token.Context.MacroId.ShouldBeNull();
    }

    [Fact]
    public async Task AdminApi_PublishedMacro_IsLeftAsItIs()
    {
        await using var world = await World.StartInstalledAsync();
        var app = new MacroApp(world.App);
        var example = SeedExample.All().First();
        await Api(world).EnsurePublishedAsync(world.Site, example, TestContext.Current.CancellationToken);
        var asked = world.App.Received.Count;

        (await Api(world).EnsurePublishedAsync(world.Site, example, TestContext.Current.CancellationToken)).ShouldBeFalse();

        app.Published.Count.ShouldBe(1);
        world.App.Received.Skip(asked).Select(request => request.Method).ShouldBe(["GET"]);
    }

    [Fact]
    public async Task AdminApi_Refused_SaysWhatAndWhy()
    {
        await using var world = await World.StartInstalledAsync();
        world.App.Answer = async context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("no administrator");
        };

        var fault =
            await Should.ThrowAsync<SeedFaultException>(
                () => Api(world).EnsurePublishedAsync(world.Site, SeedExample.All().First(), TestContext.Current.CancellationToken));

        fault.Message.ShouldContain("403");
        fault.Message.ShouldContain("no administrator");
    }

    [Fact]
    public void Examples_AreTheFiveThatPagesUse() =>
        SeedExample.All().Select(example => example.Key).ShouldBe(["bar-list", "formatted-panel", "parameter-table", "status-badge", "warning-box"]);

    [Fact]
    public void Pages_AreWellFormed()
    {
        foreach (var page in SeedPage.All.Append(SeedPage.Home))
        {
            StorageDocument.TryRead(page.Read(), out _, out var error).ShouldBeTrue($"{page.Title}: {error}");
        }
    }

    [Fact]
    public void Home_ShowsMacrosAndLeadsToEachPage()
    {
        var text = SeedPage.Home.Read();

        foreach (var key in new[] { "status-badge", "formatted-panel", "bar-list", "warning-box" })
        {
            text.ShouldContain(key);
        }

        foreach (var page in SeedPage.All)
        {
            text.ShouldContain($"<ri:page ri:content-title=\"{page.Title}\" />");
        }
    }

    static AdminApi Api(World world) => world.Simulator.Services.GetRequiredService<AdminApi>();

    /// <summary>Answers as the service's macro API does, in memory.</summary>
    sealed class MacroApp
    {
        readonly ConcurrentDictionary<string, bool> _published = new(StringComparer.Ordinal);

        public MacroApp(TestApp app) => app.Answer = context => AnswerAsync(context, app.Received[^1]);

        public IReadOnlyList<string> Published => [.. _published.Where(pair => pair.Value).Select(pair => pair.Key)];

        async Task AnswerAsync(HttpContext context, ReceivedRequest request)
        {
            var parts = request.Path.Split('/');
            var key = parts.Length > 5 ? parts[5] : (string)JsonNode.Parse(request.Body.Length > 0 ? request.Body : "{}")!["key"]!;
            if (request.Method is "POST")
            {
                _published[key] = parts.Length > 6 && context.Request.Headers.IfMatch == "\"1\"";
            }

            if (!_published.TryGetValue(key, out var published))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var details = new JsonObject { ["draft"] = new JsonObject { ["number"] = 1 }, ["published"] = published ? new JsonObject() : null };
            await context.Response.WriteAsync(details.ToJsonString());
        }
    }
}
