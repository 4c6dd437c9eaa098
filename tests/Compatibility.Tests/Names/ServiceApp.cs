extern alias webapi;

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>The whole service with its silo over SQLite, as it is when nothing is configured but its folder.</summary>
public sealed class ServiceApp : WebApplicationFactory<webapi::Program>, IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("usermacro-").FullName;

    public string RecordsFile => Path.Combine(Folder, "usermacro.db");

    public ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Provider", "Sqlite");
        builder.UseSetting("Storage:Sqlite:Path", RecordsFile);
        builder.UseSetting("Orleans:Endpoints:SiloPort", FreePort().ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Orleans:Endpoints:GatewayPort", "0");
        builder.UseSetting("Hosting:DrainSeconds", "0");
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
