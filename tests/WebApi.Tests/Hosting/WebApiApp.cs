using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.InstallKeys;
using UserMacro.Grains.Interfaces.RateBudgets;
using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The whole service on a loopback port, with its silo over memory storage; one for all tests, each of which brings its own site.</summary>
public class WebApiApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The address in the descriptor; requests go to the loopback port, as through a proxy.</summary>
    public const string BaseUrl = "https://usermacro.test" + BasePath;

    public const string BasePath = "/app";

    public const string AppKey = "com.usermacro.test";

    /// <summary>A realm that operators move sites to.</summary>
    public const string TargetRealm = "AU";

    /// <summary>What a tenant gets of the points by which the app asks Confluence: shortly before the full hour, little would be left for all tests.</summary>
    const int Points = 10_000;

    internal CapturedLogs Logs { get; } = new();

    internal HostStub Host { get; } = new();

    internal GrainFaults Faults { get; } = new();

    public HttpClient Client { get; protected set; } = null!;

    public virtual ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Client = CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = false });
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Provider", "Memory");
        builder.UseSetting("Orleans:Endpoints:SiloPort", FreePort().ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Orleans:Endpoints:GatewayPort", "0");
        builder.UseSetting("Hosting:DrainSeconds", "0");
        builder.UseSetting("Connect:BaseUrl", BaseUrl);
        builder.UseSetting("Connect:AppKey", AppKey);
        builder.UseSetting($"Residency:Targets:{TargetRealm}", "https://au.usermacro.test");
        builder.UseSetting("Connect:InstallKeysUrl", "https://keys.test");
        builder.UseSetting($"Logging:{CapturedLogs.Alias}:LogLevel:Default", "Information");
        builder.UseSetting($"Logging:{CapturedLogs.Alias}:LogLevel:Microsoft", "Trace");
        builder.UseSetting($"Logging:{CapturedLogs.Alias}:LogLevel:System", "Trace");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            Faults.Answer(ISharedRateBudgetGrain.Key, nameof(ISharedRateBudgetGrain.Lease), () => Points);
            services.AddSingleton<IIncomingGrainCallFilter>(Faults);
            services.AddTransient<IStartupFilter, DeclaredStatuses>();
            services.AddTransient<IStartupFilter, RequiredHeaders>();
            services.AddHttpClient(InstallKeyClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(Host.NewHandler);
            services.AddHttpClient(ConfluenceClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(Host.NewHandler);
            services.AddHttpClient(ConnectionClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(Host.NewHandler);
        });
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Host.Dispose();
        }
    }
}
