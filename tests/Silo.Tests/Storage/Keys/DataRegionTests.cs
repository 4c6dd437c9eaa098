using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Keys;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Tests.Hosting;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class DataRegionTests : IDisposable
{
    const string Tenant = "t-0123456789abcdef0123456789abcdef";

    static readonly GrainId Grain = GrainId.Create("macro", $"{Tenant}/box");

    readonly TemporaryFolder _folder = new();
    readonly StorageSettings _here;

    public DataRegionTests() => _here = EncryptedSqlite.SettingsIn(_folder);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_KeyOfAnotherRegion_IsRefusedByRecordAndRegionsAndNothingIsWritten()
    {
        await using (var made = await EncryptedSqlite.StartAsync(_here))
        {
            await WriteAsync(made, Grain);
            await StampAsync(made.Services.GetRequiredKeyedService<DataKeys>(StorageNames.Default), Tenant, "us-east-1");
        }

        await using var host = await EncryptedSqlite.StartAsync(_here);

        var refusal = await Should.ThrowAsync<ForeignRegionException>(ReadAsync(host, Grain));
        refusal.Message.ShouldContain($"macro/{Tenant}/box");
        refusal.Message.ShouldContain("'us-east-1'");
        refusal.Message.ShouldContain("'eu-central-1'");
        await Should.ThrowAsync<ForeignRegionException>(WriteAsync(host, GrainId.Create("macro", $"{Tenant}/never-there")));
        (await RunAsync(host, KeyWork.Rotate)).Refused.ShouldBe(1);
    }

    [Fact]
    public async Task Start_ServiceKeyOfAnotherRegion_EndsWithALineThatNamesBoth()
    {
        string[] settings = ["--Storage:Provider=Sqlite", $"--Storage:Sqlite:Path={_folder.File("usermacro.db")}"];
        await using (var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"), "--Storage:Provider=Sqlite"))
        {
            await silo.StopAsync(Cancellation);
        }

        await using var errors = new StringWriter();
        string[] elsewhere = [.. settings, "--Storage:Region=us-east-1", "--Logging:LogLevel:Default=None"];
        var code = await HostRunner.RunAsync(() => TestSilo.Create(elsewhere), errors: errors);

        code.ShouldBe(HostRunner.ConfigurationFault);
        errors.ToString().ShouldStartWith("Storage:Region: ");
        errors.ToString().ShouldContain("'eu-central-1'");
        errors.ToString().ShouldContain("'us-east-1'");
    }

    [Fact]
    public async Task Keys_OfAnEarlierBuild_CountAsThisDeploymentsAndAreStamped()
    {
        await using var host = await EncryptedSqlite.StartAsync(_here);
        var keys = host.Services.GetRequiredKeyedService<DataKeys>(StorageNames.Default);
        await WriteAsync(host, Grain);
        await keys.PrepareAsync(Cancellation);
        await StampAsync(keys, Tenant, region: null);
        await StampAsync(keys, DataKeys.ServiceOwner, region: null);

        (await ReadAsync(host, Grain)).ShouldBe("text");
        await keys.PrepareAsync(Cancellation);
        (await RegionOfAsync(keys, DataKeys.ServiceOwner)).ShouldBe("eu-central-1");
        (await RunAsync(host, KeyWork.Rewrap)).Changed.ShouldBe(1);

        (await RegionOfAsync(keys, Tenant)).ShouldBe("eu-central-1");
        (await RunAsync(host, KeyWork.Rotate)).Changed.ShouldBe(2);
        (await RegionOfAsync(keys, Tenant)).ShouldBe("eu-central-1");
        (await ReadAsync(host, Grain)).ShouldBe("text");
    }

    public void Dispose() => _folder.Dispose();

    static async Task StampAsync(DataKeys keys, string owner, string? region)
    {
        await keys.Records.UpdateAsync(
            owner,
            stored =>
            {
                var next = stored!.Copy();
                next.Region = region;
                return Task.FromResult<WrappedDataKey?>(next);
            },
            Cancellation);
    }

    static async Task<string?> RegionOfAsync(DataKeys keys, string owner) => (await keys.Records.ReadAsync(owner, Cancellation)).State!.Region;

    static Task<KeyProgress> RunAsync(StorageHost host, KeyWork work) => host.Services.GetRequiredService<IKeyOperations>().RunAsync(
        new() { Work = work, StartedAt = DateTimeOffset.MaxValue.AddDays(-1) }, _ => { }, Cancellation);

    static Task WriteAsync(StorageHost host, GrainId grain) =>
        host.Storage(StorageNames.Default).WriteStateAsync("head", grain, new GrainState<string>("text"), Cancellation);

    static async Task<string?> ReadAsync(StorageHost host, GrainId grain)
    {
        var state = new GrainState<string>();
        await host.Storage(StorageNames.Default).ReadStateAsync("head", grain, state, Cancellation);
        return state.State;
    }
}
