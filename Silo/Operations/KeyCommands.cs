using System.CommandLine;
using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate keys …</c>.</summary>
internal static class KeyCommands
{
    public static Command Create(OperatorCluster cluster)
    {
        var status = new Command("status", "Show which keys are in use.");
        status.SetAction((_, cancellation) => cluster.RunAsync(StatusAsync, cancellation));
        return new Command("keys", "Data keys and the keys that wrap them.") { status };
    }

    static async Task<int> StatusAsync(IGrainFactory grains, TextWriter output, CancellationToken cancellation)
    {
        var status = await grains.GetGrain<IKeyOperationsGrain>(IKeyOperationsGrain.Key).Status().WaitAsync(cancellation);
        await output.WriteLineAsync($"Wrapping key: {status.WrappingKey}");
        await output.WriteLineAsync($"Owners of data keys (sites and the service): {status.Owners}; erased sites: {status.Sealed}");
        await output.WriteLineAsync($"Former data keys: {status.Former}");
        foreach (var (key, count) in status.WrappedBy)
        {
            await output.WriteLineAsync($"Data keys wrapped by {key}: {count}");
        }

        return 0;
    }
}
