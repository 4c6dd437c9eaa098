using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Security.Tenants;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security;

/// <summary>A front end that has just started, and strangers who come before those who installed.</summary>
public sealed class StrangersTests : IDisposable
{
    static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    readonly WebApiApp _app;
    readonly UnknownIssuers _unknown = new(TimeProvider.System);
    readonly TenantKeys _keys;
    readonly BearerTokens _tokens;

    public StrangersTests(WebApiApp app)
    {
        _app = app;
        _keys = new(app.Services.GetRequiredService<ITenantAccessSource>(), _unknown, TimeProvider.System);
        _tokens = new(app.Services.GetRequiredService<IGrainFactory>(), _unknown, app.Services.GetRequiredService<RefusalLog>(), TimeProvider.System);
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _unknown.Dispose();
    }

    [Fact]
    public async Task InventedIssuers_FromTheAddressOfAnInstalledSite_DoNotHoldItUp()
    {
        var site = await TestSite.InstalledAsync(_app);
        for (var number = 0; number < 25; number++)
        {
            (await _keys.FindAsync($"connect:invented-{Guid.NewGuid():n}", Address)).ShouldBe(default);
        }

        (await _keys.FindAsync($"connect:{site.ClientKey}", Address)).Found.ShouldNotBeNull().Credentials.Name.ShouldBe(site.ClientKey);
    }

    [Fact]
    public async Task InventedApiTokens_FromTheAddressOfAnHonestOne_DoNotHoldItUp()
    {
        var site = await TestSite.InstalledAsync(_app);
        var (_, text) = await site.CreateTokenAsync("read");
        for (var number = 0; number < 25; number++)
        {
            (await _tokens.FindAsync(Invented(TenantId.FromRandom(Guid.NewGuid().ToByteArray())), Address)).ShouldBe(default);
        }

        (await _tokens.FindAsync(Parse(text), Address)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task ApiToken_WhoseIdAStrangerKnows_IsNotForgottenForHisWrongSecret()
    {
        var site = await TestSite.InstalledAsync(_app);
        var (id, text) = await site.CreateTokenAsync("read");
        var honest = Parse(text);

        (await _tokens.FindAsync(Invented(honest.Tenant, id), Address)).ShouldBe(default);

        (await _tokens.FindAsync(honest, Address)).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task ApiToken_NeverSeenHere_IsGoodWhileAnotherAddressGuessesItsSecret()
    {
        var site = await TestSite.InstalledAsync(_app);
        var (id, text) = await site.CreateTokenAsync("read");
        var honest = Parse(text);
        var guesses = Enumerable.Range(0, 1000)
            .Select(number => _tokens.FindAsync(Parse(BearerToken.TextOf(honest.Tenant, id, $"{number:x64}")), IPAddress.Parse("198.51.100.7"))).ToList();

        (await _tokens.FindAsync(honest, Address)).Found.ShouldNotBeNull();

        var answers = await Task.WhenAll(guesses);
        answers.ShouldAllBe(answer => answer.Found == null);
        // One address cannot have more asked than its turns; the rest is told to come again.
        answers.Count(answer => answer.IsBusy).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task IssuersAtTheService_InventedByTheDozen_AreBare401AndTheSiteIsServed()
    {
        var site = await TestSite.InstalledAsync(_app);
        for (var number = 0; number < 40; number++)
        {
            using var refused = await new TestSite(_app).GetAsync(TestSite.RenderTarget("none"));
            await refused.ShouldBeBare401Async();
        }

        using var served = await site.GetAsync(TestSite.RenderTarget("none"));
        served.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static BearerToken Invented(TenantId tenant, string id = "0123456789abcdef") => Parse(BearerToken.TextOf(tenant, id, new('5', 64)));

    static BearerToken Parse(string text)
    {
        BearerToken.TryParse(text, out var token).ShouldBeTrue();
        return token!;
    }
}
