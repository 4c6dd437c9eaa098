using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect.Modules;
using UserMacro.Templating.Abstractions;

[assembly: AssemblyFixture(typeof(GrainCluster))]

namespace UserMacro.Grains.Tests.Cluster;

/// <summary>One silo with every grain, memory storage, and a template language and sites of the tests.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    /// <summary>The sites of the cluster's tenants, by base URL.</summary>
    internal FakeSites Sites { get; } = new();

    /// <summary>The sites of tenants whose installation is of the second kind.</summary>
    internal SecondHost SecondHost { get; } = new();

    internal NoRecords Records { get; } = new();

    internal FaultyStorage Storage { get; private set; } = null!;

    public static TenantId NewTenant() => TenantId.FromRandom(RandomNumberGenerator.GetBytes(16));

    /// <summary>A macro of a tenant on whose behalf the test continues.</summary>
    public IMacroGrain Macro(TenantId tenant, string key)
    {
        TenantScope.Enter(tenant);
        return Grains.GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse(key)));
    }

    /// <summary>How many reminders a grain has.</summary>
    public async Task<int> CountRemindersAsync(IAddressable grain) =>
        (await _cluster!.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>().ReadRows(grain.GetGrainId())).Reminders.Count;

    /// <summary>Stores a reminder of a grain, as the grain itself would.</summary>
    public Task RemindAsync(IAddressable grain, string name) => _cluster!.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>().UpsertRow(new()
    {
        GrainId = grain.GetGrainId(), ReminderName = name, StartAt = DateTime.UnixEpoch.AddYears(1000), Period = TimeSpan.FromDays(1),
    });

    /// <summary>Deletes the reminders of a grain, as if there had never been one.</summary>
    public async Task ForgetRemindersAsync(IAddressable grain)
    {
        var table = _cluster!.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();
        foreach (var reminder in (await table.ReadRows(grain.GetGrainId())).Reminders)
        {
            await table.RemoveRow(reminder.GrainId, reminder.ReminderName, reminder.ETag!);
        }
    }

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage("memory", options => options.GrainStorageSerializer = new StateSerializer());
            silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (services, _) =>
                Storage = new(services.GetRequiredKeyedService<IGrainStorage>("memory")));
            silo.UseInMemoryReminderService();
            silo.AddUserMacroGrains();
            silo.Services.AddSingleton<ITemplateCompiler, FakeTemplates>();
            silo.Services.AddSingleton<IMacroRegistries>(new ConnectMacroRegistries(Sites));
            silo.Services.AddSingleton<IMacroRegistries>(SecondHost);
            silo.Services.AddSingleton<ITenantRecords>(Records);
            silo.Services.AddSingleton<ITenantSeals>(Records);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();
}
