extern alias silo;

using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using silo::UserMacro.Silo.Hosting;
using UserMacro.Atlassian.Confluence;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The same service as <see cref="WebApiApp"/> in two hosts: a silo, and a front end that calls it over its gateway.</summary>
public sealed class ClientModeApp : WebApiApp
{
    readonly int _gatewayPort = FreePort();
    readonly int _siloPort = FreePort();
    WebApplication? _silo;

    public override async ValueTask InitializeAsync()
    {
        await StartSiloAsync();
        await StartFrontEndAsync();
        await BecomeReadyAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await StopSiloAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.UseSetting("Hosting:Mode", "Client");
        builder.UseSetting("Orleans:Endpoints:GatewayPort", _gatewayPort.ToString(CultureInfo.InvariantCulture));
    }

    internal ValueTask StartFrontEndAsync() => base.InitializeAsync();

    internal async Task StartSiloAsync()
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--Storage:Provider=Memory",
            $"--Orleans:Endpoints:SiloPort={_siloPort}",
            $"--Orleans:Endpoints:GatewayPort={_gatewayPort}",
            $"--Connect:BaseUrl={BaseUrl}",
            $"--Connect:AppKey={AppKey}",
            "--urls=http://127.0.0.1:0",
        ]);
        builder.AddUserMacroSilo();
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(Faults);
        builder.Services.AddHttpClient(ConfluenceClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(Host.NewHandler);
        _silo = builder.Build();
        await _silo.StartAsync();
    }

    /// <summary>Waits until the front end has found the silo.</summary>
    internal async Task BecomeReadyAsync()
    {
        while (true)
        {
            using var answer = await Client.GetAsync($"{BasePath}/health/ready");
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(20);
        }
    }

    async Task StopSiloAsync()
    {
        if (_silo is { } running)
        {
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }
}
