using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using UserMacro.Administration.Measuring;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Hosts.Connect;

namespace UserMacro.Administration.Server;

/// <summary>The service itself with one tenant.</summary>
sealed class AdministrationServer : IAsyncDisposable
{
    const string ClientKey = "administration-client";
    const string Site = "http://127.0.0.1:1/wiki";

    readonly WebApplication _app;

    AdministrationServer(WebApplication app, StorageMeter meter, TenantId tenant) => (_app, Meter, Caller) = (app, meter, new(tenant, "account-1", Site));

    public StorageMeter Meter { get; }

    public CountingStorage Storage => Meter.Grains;

    public ApiCaller Caller { get; }

    public IGrainFactory Grains => Get<IGrainFactory>();

    public static Dictionary<string, string?> OnSqlite(string folder) => new(StringComparer.Ordinal)
    {
        ["Storage:Provider"] = "Sqlite",
        ["Storage:Sqlite:Path"] = Path.Combine(folder, "usermacro.db"),
    };

    public static Dictionary<string, string?> OnDynamoDB(Uri url, string folder) => new(StringComparer.Ordinal)
    {
        ["Storage:Provider"] = "DynamoDB",
        ["Storage:KeyFile"] = Path.Combine(folder, "usermacro.key"),
        ["DynamoDB:ServiceUrl"] = url.GetLeftPart(UriPartial.Authority),
        ["DynamoDB:CreateTables"] = "true",
    };

    public static async Task<AdministrationServer> StartAsync(Dictionary<string, string?> settings)
    {
        var port = FreePort();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Urls"] = $"http://127.0.0.1:{port}",
            ["Orleans:Endpoints:SiloPort"] = FreePort().ToString(CultureInfo.InvariantCulture),
            ["Orleans:Endpoints:GatewayPort"] = "0",
            ["Connect:BaseUrl"] = $"http://127.0.0.1:{port}",
            ["Connect:AllowedHosts"] = "http://127.0.0.1:*",
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:UserMacro"] = "Error",
        });
        builder.AddWebApi();
        var meter = new StorageMeter();
        meter.Watch(builder.Services);
        var app = builder.Build().UseWebApi();
        await app.StartAsync();
        return new(app, meter, await InstallAsync(app.Services.GetRequiredService<IGrainFactory>()));
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    static async Task<TenantId> InstallAsync(IGrainFactory grains)
    {
        var identity = ConnectIdentity.Create(ClientKey);
        var tenant = await grains.GetGrain<ITenantDirectoryGrain>(identity).FindOrAssign();
        TenantScope.Enter(tenant);
        await grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant)).Install(
            new(new HostCredentials("connect", ClientKey, RandomNumberGenerator.GetHexString(64))) { BaseUrl = Site },
            new("administration", TimeProvider.System.GetUtcNow().AddMinutes(1)));
        return tenant;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
