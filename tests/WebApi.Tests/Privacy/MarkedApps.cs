using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Sqlite.Storage;
using UserMacro.Silo.Tests.Storage.Keys.Kms;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>A service that is watched and whose storage can be read past its grains, and fail.</summary>
interface IMarkedApp
{
    ServiceWatch Watch { get; }

    OutboundWatch Outbound { get; }

    FailingStorage Storage { get; }

    /// <summary>Where the KMS is that wraps the data keys; null for a key file.</summary>
    Uri? Kms => null;

    /// <summary>All that is stored, as it lies there, by its place.</summary>
    IAsyncEnumerable<(string Place, byte[] Content)> ReadRawAsync(CancellationToken cancellation);

    /// <summary>The names of all records.</summary>
    IAsyncEnumerable<(GrainId Grain, string State)> ListAsync(CancellationToken cancellation);
}

/// <remarks>Its data keys are wrapped by a KMS, so that its connections are among those that are watched.</remarks>
public sealed class MarkedSqliteApp : SqliteApp, IMarkedApp
{
    KmsServer? _kms;

    Uri? IMarkedApp.Kms => _kms is { Url: var url } ? new(url) : null;

    public override async ValueTask InitializeAsync()
    {
        _kms = await KmsServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await (_kms?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    ServiceWatch IMarkedApp.Watch { get; } = new();

    OutboundWatch IMarkedApp.Outbound { get; } = new();

    FailingStorage IMarkedApp.Storage { get; } = new();

    public async IAsyncEnumerable<(string Place, byte[] Content)> ReadRawAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            yield return (Path.GetFileName(file), await RawFile.ReadAsync(file, cancellation));
        }
    }

    public IAsyncEnumerable<(GrainId Grain, string State)> ListAsync(CancellationToken cancellation) =>
        ((ISqliteRecords)this.Records()).ListAsync("", cancellation).Select(name => (name.Grain, name.State));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Kms:KeyId", KmsServer.Alias);
        builder.UseSetting("Storage:Kms:Region", "eu-central-1");
        builder.UseSetting("Storage:Kms:ServiceUrl", _kms!.Url);
        this.Configure(builder);
    }
}

public sealed class MarkedDynamoDBApp : DynamoDBApp, IMarkedApp
{
    ServiceWatch IMarkedApp.Watch { get; } = new();

    OutboundWatch IMarkedApp.Outbound { get; } = new();

    FailingStorage IMarkedApp.Storage { get; } = new();

    public async IAsyncEnumerable<(string Place, byte[] Content)> ReadRawAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            yield return (Path.GetFileName(file), await RawFile.ReadAsync(file, cancellation));
        }

        foreach (var table in (await Database.ListTablesAsync(cancellation)).TableNames)
        {
            Dictionary<string, AttributeValue>? from = null;
            do
            {
                var page = await Database.ScanAsync(new ScanRequest(table) { ExclusiveStartKey = from }, cancellation);
                foreach (var (name, value) in page.Items.SelectMany(item => item))
                {
                    yield return ($"{table}.{name}", value.B?.ToArray() ?? Encoding.UTF8.GetBytes(value.S ?? value.N ?? ""));
                }

                from = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
            }
            while (from is not null);
        }
    }

    public IAsyncEnumerable<(GrainId Grain, string State)> ListAsync(CancellationToken cancellation) =>
        ((IDynamoDBRecords)this.Records()).ListAsync("", cancellation).Where(name => name.Part == 0).Select(name => (name.Grain, name.State));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        this.Configure(builder);
    }
}

static class MarkedAppExtensions
{
    static readonly string[] Categories = ["Default", "Microsoft", "Orleans", "Orleans.Runtime.Watchdog", "Polly", "System", "UserMacro"];

    public static void Configure(this IMarkedApp app, IWebHostBuilder builder)
    {
        foreach (var category in Categories)
        {
            builder.UseSetting($"Logging:LogLevel:{category}", nameof(LogLevel.Trace));
        }

        builder.UseSetting("Orleans:Messaging:ResponseTimeout", TimeSpan.FromSeconds(30).ToString("c", CultureInfo.InvariantCulture));
        builder.ConfigureLogging(logging => logging.AddProvider(app.Watch));
        builder.ConfigureTestServices(app.Storage.Wrap);
    }
}

static class RawFile
{
    /// <summary>What is in a file, also while this process has it open for itself alone, which another process need not respect.</summary>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        using var reader = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var content = new MemoryStream();
        await reader.StandardOutput.BaseStream.CopyToAsync(content, cancellation);
        await reader.WaitForExitAsync(cancellation);
        reader.ExitCode.ShouldBe(0, path);
        return content.ToArray();
    }
}
