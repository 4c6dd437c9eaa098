using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.DynamoDB;
using Orleans.Providers;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Hosting;

/// <summary>Several storages, tables and clients in one silo.</summary>
public sealed class InstancesTests(DynamoDBLocal local)
{
    readonly GrainId _grain = GrainId.Create("macro", Guid.NewGuid().ToString("N"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_OfSeveralNames_KeepTheirRecordsAndSettingsApart()
    {
        await using var host = await StorageHost.StartAsync(
            services =>
            {
                services.AddDynamoDBGrainStorage("first", options => Configure(options, "one").DeleteStateOnClear = true);
                services.AddDynamoDBGrainStorage("second", options => options.Configure(settings => Configure(settings, "two")));
                services.AddDynamoDBGrainStorageAsDefault(options => Configure(options, "one").TableName = $"t-{Guid.NewGuid():N}");
            },
            Cancellation);
        string[] names = ["first", "second", ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME];
        var states = Enumerable.Range(0, names.Length).Select(number => new GrainState<SampleState>(new() { Number = number })).ToArray();

        for (var i = 0; i < names.Length; i++)
        {
            await host.Storage(names[i]).WriteStateAsync("state", _grain, states[i], Cancellation);
        }

        for (var i = 0; i < names.Length; i++)
        {
            var read = new GrainState<SampleState>();
            await host.Storage(names[i]).ReadStateAsync("state", _grain, read, Cancellation);
            (read.State!.Number, read.ETag).ShouldBe((i, states[i].ETag));
            await host.Storage(names[i]).ClearStateAsync("state", _grain, read, Cancellation);
            (read.ETag is null).ShouldBe(names[i] == "first");
        }

        host.Services.GetRequiredService<IGrainStorage>().ShouldBeSameAs(host.Storage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
    }

    [Fact]
    public async Task Client_OfTheHost_IsUsedAndOutlivesTheStorage()
    {
        using var client = local.Connect();
        var host = await StorageHost.StartAsync(
            services =>
            {
                services.AddKeyedSingleton<IAmazonDynamoDB>("ours", client);
                services.AddDynamoDBGrainStorage("first", options => options.Configure(settings =>
                {
                    settings.ServiceKey = "ours";
                    settings.CreateIfNotExists = true;
                }));
            },
            Cancellation);
        await host.Storage("first").WriteStateAsync("state", _grain, new GrainState<SampleState>(new()), Cancellation);

        await host.DisposeAsync();

        (await client.ListTablesAsync(Cancellation)).TableNames.ShouldContain(BlobStorage.Table);
    }

    [Fact]
    public async Task Start_MissingTable_EndsItWithTheName()
    {
        var table = $"t-{Guid.NewGuid():N}";

        (await Should.ThrowAsync<DynamoDBProviderException>(StorageHosts.StartAsync(local, options =>
        {
            options.TableName = table;
            options.CreateIfNotExists = false;
        }))).Message.ShouldContain(table);
    }

    [Fact]
    public async Task Operations_AfterClosing_FailClearly()
    {
        var host = await StorageHosts.StartAsync(local);
        var storage = host.Storage(StorageHosts.Name);
        await host.DisposeAsync();

        (await Should.ThrowAsync<DynamoDBProviderException>(storage.ReadStateAsync("state", _grain, new GrainState<SampleState>(), Cancellation)))
            .Message.ShouldContain(StorageHosts.Name);
    }

    DynamoDBStorageOptions Configure(DynamoDBStorageOptions options, string service)
    {
        (options.Service, options.ServiceId, options.CreateIfNotExists) = (local.Url.ToString(), service, true);
        return options;
    }
}
