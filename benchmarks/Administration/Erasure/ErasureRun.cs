using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using UserMacro.Administration.Server;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Administration.Erasure;

/// <summary>Fills a site and erases it.</summary>
static class ErasureRun
{
    const int Macros = 2000;
    const int Revisions = 5;

    static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Prints how long it took, and what was asked of the storage.</summary>
    public static async Task PrintAsync(AdministrationServer server, string storage, TextWriter output)
    {
        TenantScope.Enter(server.Caller.Tenant);
        await MacroFilling.FillAsync(server, Macros, Revisions);
        await Task.Delay(Settled);

        // The rest lets silos forget keys that they have in memory; it is added to whatever is measured here.
        var options = server.Get<IOptions<ErasureOptions>>().Value;
        var rest = options.Rest;
        options.Rest = TimeSpan.Zero;
        var before = server.Meter.Read();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await EraseAsync(server.Grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(server.Caller.Tenant)));
        var took = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{storage}: {Macros} macros of {Revisions} revisions erased in {took.TotalSeconds:0.0} s and a rest of {rest.TotalMinutes:0} minutes"));
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  processor time {(self.TotalProcessorTime - cpu).TotalSeconds:0.0} s"));
        foreach (var (what, count) in server.Meter.Read().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (count - before.GetValueOrDefault(what) is > 0 and var used)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-30}{used,10}"));
            }
        }
    }

    static async Task EraseAsync(IErasureGrain erasure)
    {
        Check(await erasure.Request("u1"));
        while ((await erasure.Status()).State != ErasureState.Done)
        {
            await Task.Delay(Look);
        }
    }

    static T Check<T>(Result<T> result) => result.TryGet(out var value, out var error) ? value : throw new InvalidOperationException(error.Message);
}
