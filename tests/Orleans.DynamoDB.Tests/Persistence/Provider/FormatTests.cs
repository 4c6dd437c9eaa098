using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Provider;

/// <summary>Orleans' own serializers of state, small and large, and the change from one to another.</summary>
public sealed class FormatTests(DynamoDBLocal local)
{
    const string Json = "json";
    const string SystemTextJson = "system-text-json";
    const string Binary = "binary";
    const string BinaryAfterJson = "binary, or json as before";

    readonly GrainId _grain = BlobStorage.NewGrain();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, int> FormatsAndSizes => new([Json, SystemTextJson, Binary], [0, 100_000, 400_000]);

    [Theory]
    [MemberData(nameof(FormatsAndSizes))]
    public async Task WriteRead_InAnyFormatAndSize_Equal(string format, int length)
    {
        await using var host = await StartAsync(format);

        await WriteAsync(host, length);

        await ShouldReadAsync(host, length);
    }

    [Theory]
    [MemberData(nameof(FormatsAndSizes))]
    public async Task WriteClearRead_InAnyFormatAndSize_Empty(string format, int length)
    {
        await using var host = await StartAsync(format);
        var state = await WriteAsync(host, length);

        await host.Storage(StorageHosts.Name).ClearStateAsync("state", _grain, state, Cancellation);

        var read = await ReadAsync(host);
        (read.RecordExists, read.ETag, read.State).ShouldBe((false, state.ETag, new SampleState()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(400_000)]
    public async Task Read_AfterTheFormatChanged_OldRecordsAndNew(int length)
    {
        GrainState<SampleState> state;
        await using (var before = await StartAsync(Json))
        {
            state = await WriteAsync(before, length);
        }

        await using (var after = await StartAsync(BinaryAfterJson))
        {
            await ShouldReadAsync(after, length);
            await after.Storage(StorageHosts.Name).WriteStateAsync("state", _grain, state, Cancellation);
            await ShouldReadAsync(after, length);
        }

        await using var later = await StartAsync(Binary);
        await ShouldReadAsync(later, length);
    }

    static SampleState StateOf(int length) => new() { Text = new('ж', length / 2), Number = -1, Large = long.MaxValue };

    Task<StorageHost> StartAsync(string format) => StorageHost.StartAsync(
        services =>
        {
            services.AddSingleton<OrleansJsonSerializer>();
            services.AddKeyedSingleton<IGrainStorageSerializer, JsonGrainStorageSerializer>(Json);
            services.AddKeyedSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>(SystemTextJson);
            services.AddKeyedSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>(Binary);
            services.AddKeyedSingleton<IGrainStorageSerializer>(BinaryAfterJson, (provider, _) => new GrainStorageSerializer(
                provider.GetRequiredKeyedService<IGrainStorageSerializer>(Binary), provider.GetRequiredKeyedService<IGrainStorageSerializer>(Json)));
            services.AddDynamoDBGrainStorage(StorageHosts.Name, options => options.Configure<IServiceProvider>((settings, provider) =>
            {
                settings.Service = local.Url.ToString();
                settings.CreateIfNotExists = true;
                settings.GrainStorageSerializer = provider.GetRequiredKeyedService<IGrainStorageSerializer>(format);
            }));
        },
        Cancellation);

    async Task<GrainState<SampleState>> WriteAsync(StorageHost host, int length)
    {
        var state = new GrainState<SampleState>(StateOf(length));
        await host.Storage(StorageHosts.Name).WriteStateAsync("state", _grain, state, Cancellation);
        return state;
    }

    async Task<GrainState<SampleState>> ReadAsync(StorageHost host)
    {
        var state = new GrainState<SampleState>();
        await host.Storage(StorageHosts.Name).ReadStateAsync("state", _grain, state, Cancellation);
        return state;
    }

    async Task ShouldReadAsync(StorageHost host, int length) => (await ReadAsync(host)).State.ShouldBe(StateOf(length));
}
