using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class SiloHostingTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_TwoSilosOnOneMachine_AreIndependentAndKeepTheirData()
    {
        await using var one = await StartAsync("one");
        await using var two = await StartAsync("two");

        var tenant = await Directory(one).FindOrAssign();

        (await Directory(two).Find()).ShouldBeNull();
        await one.StopAsync(Cancellation);
        await using var again = await StartAsync("one");
        (await Directory(again).Find()).ShouldBe(tenant);
    }

    [Fact]
    public async Task Start_InMemory_StoresThroughTheGrainsFiltersAndWritesNoFile()
    {
        await using var silo = await StartAsync("memory", "--Storage:Provider=Memory");

        var tenant = await Directory(silo).FindOrAssign();

        (await Directory(silo).Find()).ShouldBe(tenant);
        System.IO.Directory.Exists(_folder.File("memory")).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_AnySilo_HasItsLimits()
    {
        await using var silo = await StartAsync("limits");

        var messaging = silo.Services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        messaging.MaxMessageBodySize.ShouldBe(16 * 1024 * 1024);
        messaging.MaxEnqueuedRequestsHardLimit.ShouldBe(10_000);
        silo.Services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value.EnableActivationSheddingOnMemoryPressure.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_RunningSilo_IsWell(string path)
    {
        await using var silo = await StartAsync("health");
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler);
        var address = silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        (await client.GetStringAsync(new Uri(new Uri(address), path), Cancellation)).ShouldBe("Healthy");
    }

    public void Dispose() => _folder.Dispose();

    static ITenantDirectoryGrain Directory(WebApplication silo) =>
        silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantDirectoryGrain>("connect:site");

    Task<WebApplication> StartAsync(string name, params string[] more) => TestSilo.StartAsync(_folder.File(name, "usermacro.db"), more);
}
