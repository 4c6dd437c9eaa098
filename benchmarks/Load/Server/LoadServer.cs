using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Hosts.Connect;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.Load.Server;

/// <summary>The service itself, and beside its own endpoints the two that it is measured against.</summary>
sealed class LoadServer : IAsyncDisposable
{
    const string ClientKey = "load-client";
    const string Site = "http://127.0.0.1:1/wiki";
    const int Targets = 512;

    readonly WebApplication _app;
    readonly string _secret = RandomNumberGenerator.GetHexString(64);

    LoadServer(WebApplication app) => _app = app;

    public int Port { get; private init; }

    public static async Task<LoadServer> StartAsync()
    {
        var port = FreePort();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Urls"] = $"http://127.0.0.1:{port}",
            ["Storage:Provider"] = "Memory",
            ["Orleans:Endpoints:SiloPort"] = FreePort().ToString(CultureInfo.InvariantCulture),
            ["Orleans:Endpoints:GatewayPort"] = "0",
            ["Connect:BaseUrl"] = $"http://127.0.0.1:{port}",
            ["Connect:AllowedHosts"] = "http://127.0.0.1:*",
            ["Logging:LogLevel:Default"] = "Error",
        });
        builder.AddWebApi();
        builder.Services.AddSingleton<PlainRender>();
        var app = builder.Build().UseWebApi();
        app.MapGet("/load/token/{key}", () => TypedResults.Text("ok")).RequireHostCall(HostCallKind.Page);
        app.MapGet("/load/template/{key}", (string key, HostCaller caller, HostInput input, PlainRender render) => render.Render(key, caller, input))
            .RequireHostCall(HostCallKind.Page);
        await app.StartAsync();
        var server = new LoadServer(app) { Port = port };
        await server.PrepareAsync();
        return server;
    }

    /// <summary>Signed targets below a path, each with parameters of its own.</summary>
    public IEnumerable<string> TargetsBelow(string path)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < Targets; number++)
        {
            var target = string.Create(
                CultureInfo.InvariantCulture,
                $"{path}/{SampleMacro.Key}?page.id={number}&page.title=Release%20notes&page.type=page&page.version=7&space.key=DOC&macro.id=m-{number}&output.type=display&p.title=Status%20{number}&p.owner=A%26B");
            var token = HmacToken.Sign(
                new()
                {
                    Issuer = ClientKey,
                    Subject = "account-1",
                    IssuedAt = now,
                    Expires = now.AddSeconds(180),
                    QueryHash = QueryHash.Compute("GET", target, ""),
                },
                _secret);
            yield return $"{target}&jwt={token}";
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task PrepareAsync()
    {
        var grains = _app.Services.GetRequiredService<IGrainFactory>();
        var identity = ConnectIdentity.Create(ClientKey);
        var tenant = await grains.GetGrain<ITenantDirectoryGrain>(identity).FindOrAssign();
        TenantScope.Enter(tenant);
        var installation = new Installation(new HostCredentials("connect", ClientKey, _secret)) { BaseUrl = Site };
        await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(installation, new("load", TimeProvider.System.GetUtcNow().AddMinutes(1)));
        var macro = grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse(SampleMacro.Key)));
        var created = await macro.Create(SampleMacro.Definition, "u1");
        var published = await macro.Publish(created.Value?.Draft.Number ?? 0, "", "u1");
        if (published.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
