using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Tests.Hosting;
using UserMacro.Silo.Tests.Operations;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Moves;

/// <summary>A silo with files, a key file and a region of its own, and its operator.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    public const string ClientKey = "8f6c2a40-move";
    public const string Identity = $"connect:{ClientKey}";

    readonly TemporaryFolder _folder = new();
    readonly WebApplication _silo;

    Deployment(string region)
    {
        var gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";
        Operator = new(gateway);
        // What a silo knows of a key is old at once, so that nothing has to be waited for.
        _silo = TestSilo.Create(
            [gateway, "--Storage:Provider=Sqlite", $"--Storage:Region={region}", $"--Storage:Sqlite:Path={_folder.File("usermacro.db")}"],
            log: null,
            services => services.AddSingleton(new KeyTimes(Lifetime: TimeSpan.Zero, Rest: TimeSpan.Zero)));
        _silo.Services.GetRequiredService<IOptions<ErasureOptions>>().Value.Rest = TimeSpan.Zero;
    }

    public Operator Operator { get; }

    public IGrainFactory Grains => _silo.Services.GetRequiredService<IGrainFactory>();

    public static async Task<Deployment> StartAsync(string region)
    {
        var deployment = new Deployment(region);
        await deployment._silo.StartAsync(TestContext.Current.CancellationToken);
        return deployment;
    }

    /// <summary>A site with something of everything.</summary>
    public async Task<TenantId> FillAsync()
    {
        var tenant = await Grains.GetGrain<ITenantDirectoryGrain>(Identity).FindOrAssign();
        TenantScope.Enter(tenant);
        var installation = new Installation(new ConnectCredentials(ClientKey, "secret").ToHost()) { BaseUrl = "http://127.0.0.1:1/wiki" };
        (await Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(installation, new("1", DateTimeOffset.UnixEpoch))).Value.ShouldBeTrue();
        var accounts = Grains.GetGrain<IAccountsGrain>(GrainKeys.Tenant(tenant));
        var handle = await accounts.HandleOf("557058:somebody");
        (await accounts.Keep([KeyValuePair.Create(handle, "557058:somebody")])).ShouldBeTrue();
        var macro = Macro(tenant);
        var created = (await macro.Create(new() { Name = "Badge", Template = "<b>one</b>" }, handle)).Value.ShouldNotBeNull();
        (await macro.Publish(created.Draft.Number, "a note", handle)).Value.ShouldNotBeNull();
        var draft = (await macro.SaveDraft(new() { Name = "Badge", Template = "<b>two</b>" }, created.Draft.Number, handle)).Value.ShouldNotBeNull();
        (await macro.Publish(draft.Draft.Number, "another note", handle)).Value.ShouldNotBeNull();
        (await macro.SaveDraft(new() { Name = "Badge", Template = "<b>three</b>" }, draft.Draft.Number, handle)).Value.ShouldNotBeNull();
        (await Grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(tenant)).Create("CI", TokenScopes.Read, 30, handle)).Value.ShouldNotBeNull();
        var headers = ImmutableDictionary<string, string?>.Empty.Add("X-Key", "hidden");
        (await Grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(tenant)).Save("weather", new("https://api.example.com/v1", headers, 60), 0, handle)).Value
            .ShouldNotBeNull();
        return tenant;
    }

    public IMacroGrain Macro(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return Grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse("badge")));
    }

    public async Task<string> RenderAsync(TenantId tenant) =>
        (await Macro(tenant).Render(new() { Markup = RenderMarkup.Html }, TestContext.Current.CancellationToken)).ShouldBeOfType<RenderedOutput>().Markup;

    public async Task<TenantAccess?> AccessAsync(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return await Grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Access(Identity);
    }

    public Task<TenantId?> FindAsync() => Grains.GetGrain<ITenantDirectoryGrain>(Identity).Find();

    public async Task<IReadOnlyList<string>> ActionsAsync(TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return [.. (await Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(tenant)).Read(new()))!.Entries.Select(entry => entry.Action)];
    }

    public ValueTask<int> CountAsync(TenantId tenant) =>
        _silo.Services.GetRequiredService<ITenantRecords>().ListAsync(tenant, TestContext.Current.CancellationToken).CountAsync();

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        await _silo.DisposeAsync();
        _folder.Dispose();
    }
}
