using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect.Modules;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Tests.Macros.Crashes;

/// <summary>A cluster of one silo over a disk, in which everything of a tenant can be stopped permanently at a chosen call of its storage,
/// as a crash would.</summary>
internal sealed class CrashProcess(CrashDisk disk) : IGrainStorage, IAsyncDisposable
{
    readonly ConcurrentDictionary<TenantId, Stop> _stops = new();
    readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    public static async Task<CrashProcess> StartAsync(CrashDisk disk)
    {
        var process = new CrashProcess(disk);
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (_, _) => process);
            silo.UseInMemoryReminderService();
            silo.AddUserMacroGrains();
            silo.Services.AddSingleton<ITemplateCompiler, FakeTemplates>();
            silo.Services.AddSingleton<IMacroRegistries>(new ConnectMacroRegistries(new FakeSites()));
        });
        process._cluster = builder.Build();
        await process._cluster.DeployAsync();
        return process;
    }

    /// <summary>Stops the tenant at a call from here on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="call">Which call, from 1; reads and writes count.</param>
    /// <param name="isDone">Whether that call is carried out.</param>
    /// <returns>A task that completes at that call.</returns>
    public Task StopAt(TenantId tenant, int call, bool isDone)
    {
        var stop = new Stop(call, isDone);
        _stops[tenant] = stop;
        return stop.Reached.Task;
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(grainId, () => disk.Read(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(grainId, () => disk.Write(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(grainId, () => disk.Clear(stateName, grainId, grainState));

    /// <summary>From here on nothing of this process reaches the disk.</summary>
    public void Kill() => _end.TrySetResult();

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();

    async Task RunAsync(GrainId grain, Action act)
    {
        ThrowIfEnded();
        if (GrainKeys.TenantOf(grain.Key.ToString()!) is { } tenant && _stops.TryGetValue(tenant, out var stop) && stop.Take() is var order and not Order.Run)
        {
            if (order == Order.RunAndStop)
            {
                act();
            }

            stop.Reached.TrySetResult();
            await _end.Task;
            ThrowIfEnded();
        }

        act();
    }

    void ThrowIfEnded()
    {
        if (_end.Task.IsCompleted)
        {
            throw new IOException("The process has ended.");
        }
    }

    enum Order
    {
        Run,
        RunAndStop,
        Stop,
    }

    sealed class Stop(int call, bool isDone)
    {
        int _calls;

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Order Take()
        {
            var number = Interlocked.Increment(ref _calls);
            return number < call ? Order.Run : number == call && isDone ? Order.RunAndStop : Order.Stop;
        }
    }
}
