using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using UserMacro.Processes;

namespace UserMacro.DynamoDB.Local;

/// <summary>AWS' DynamoDB Local as a process of its own on a free port, with its data in memory. Ends with the tests.</summary>
public sealed class DynamoDBLocal : IAsyncLifetime
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    static readonly string Folder = Path.Combine(Repository.Artifacts, "dynamodb-local");

    readonly TemporaryFolder _logs = new();
    ChildProcess? _process;
    AmazonDynamoDBClient? _client;

    public int Port { get; } = FreePort.Next();

    /// <summary>What processes of ours take as <c>DynamoDB__ServiceUrl</c>.</summary>
    public Uri Url => new($"http://127.0.0.1:{Port}");

    public AmazonDynamoDBClient Client => _client ?? throw new InvalidOperationException("DynamoDB Local is not running.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "DynamoDBLocal.jar")))
        {
            throw new InvalidOperationException("DynamoDB Local is not installed: run ./test once.");
        }

        var start = new ProcessStartInfo(
            "java", ["-Xmx512m",
                "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb", "-disableTelemetry", "-port", $"{Port}"])
        {
            WorkingDirectory = Folder,
        };
        _process = ChildProcess.Start(start, Path.Combine(_logs.Path, "DynamoDBLocal.log"));
        _client = Connect();
        await ReadyAsync();
    }

    /// <summary>A client of its own that repeats nothing; the caller disposes of it.</summary>
    /// <param name="url">What is before DynamoDB; null for nothing.</param>
    /// <param name="timeout">How long it waits for an answer; null for half a minute.</param>
    public AmazonDynamoDBClient Connect(Uri? url = null, TimeSpan? timeout = null) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig
        {
            ServiceURL = (url ?? Url).ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0, Timeout = timeout
            ?? TimeSpan.FromSeconds(30)
        });

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _logs.Dispose();
    }

    async Task ReadyAsync()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await Client.ListTablesAsync();
                return;
            }
            catch (Exception e) when (e is HttpRequestException or AmazonClientException && !_process!.HasExited && started.Elapsed < Timeout)
            {
                await Task.Delay(50);
            }
        }
    }
}
