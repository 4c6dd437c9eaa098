using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.DynamoDB.Local;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Processes;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Tests.Hosting;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.DynamoDB;

/// <summary>Silos and clients over tables of their own; all are stopped in the end.</summary>
internal sealed class TestCluster(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly ConcurrentStack<WebApplication> _hosts = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string TablePrefix { get; } = $"{RandomNumberGenerator.GetHexString(8, lowercase: true)}-";

    public static ITenantDirectoryGrain Directory(WebApplication host, string site) =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantDirectoryGrain>($"connect:{site}");

    /// <summary>A silo that has not started.</summary>
    /// <param name="keyFile">Silos that name the same one share it.</param>
    /// <param name="more">Further settings.</param>
    public WebApplication CreateSilo(string keyFile, params string[] more) => CreateSilo(keyFile, log: null, more);

    public WebApplication CreateSilo(string keyFile, ILoggerProvider? log, params string[] more) => TestSilo.Create(
        Settings(
        [
            "--Storage:Provider=DynamoDB",
            $"--Storage:KeyFile={_folder.File(keyFile)}",
            "--DynamoDB:CreateTables=true",
            $"--Orleans:Endpoints:GatewayPort={FreePort.Next()}",
            .. more,
        ]),
        log);

    public Task<WebApplication> StartSiloAsync(string keyFile = "key") => StartAsync(CreateSilo(keyFile));

    /// <summary>A client that has found a silo.</summary>
    public async Task<WebApplication> StartClientAsync(params string[] more)
    {
        var client = await StartAsync(CreateClient(more));
        var connection = client.Services.GetRequiredService<ClusterConnection>();
        while (!connection.IsOpen)
        {
            await Task.Delay(20, Cancellation);
        }

        return client;
    }

    /// <summary>A client that has not started.</summary>
    public WebApplication CreateClient(params string[] more)
    {
        var builder = WebApplication.CreateBuilder(Settings(["--urls=http://127.0.0.1:0", .. more]));
        builder.AddUserMacroClient();
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            if (!host.Lifetime.ApplicationStopped.IsCancellationRequested)
            {
                await host.StopAsync();
            }

            await host.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Starts a host, to be stopped in the end.</summary>
    public async Task<WebApplication> StartAsync(WebApplication host)
    {
        try
        {
            await host.StartAsync(Cancellation);
            _hosts.Push(host);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The settings of a client, as arguments.</summary>
    public string[] ClientSettings(string[] more) => Settings(more);

    string[] Settings(string[] more) =>
    [
        "--Clustering:Provider=DynamoDB",
        "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1",
        "--Orleans:ServiceId=usermacro",
        $"--DynamoDB:ServiceUrl={dynamoDB.Url}",
        $"--DynamoDB:TablePrefix={TablePrefix}",
        "--Logging:LogLevel:Default=None",
        .. more,
    ];
}
