using System.CommandLine;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate keys …</c>.</summary>
internal static class KeyCommands
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static Command Create(OperatorCluster cluster)
    {
        var status = new Command("status", "Show which keys are in use, and how far work on them is.");
        status.SetAction((_, cancellation) => cluster.RunAsync(StatusAsync, cancellation));
        return new Command("keys", "Data keys and the keys that wrap them.")
        {
            status,
            Work(cluster, "rotate", KeyWork.Rotate, "Give each site and the service a new data key. Records under the previous ones stay readable."),
            Work(cluster, "rewrap", KeyWork.Rewrap, "Wrap all data keys by the key-encryption key that is configured first."),
            Work(cluster, "re-encrypt", KeyWork.ReEncrypt, "Encrypt all records under the current data keys, then drop the previous ones."),
            CreateFile(cluster),
        };
    }

    static Command Work(OperatorCluster cluster, string name, KeyWork work, string description)
    {
        var tenant = new Option<string?>("--tenant") { Description = "ID of the only site to do it for; otherwise all, and the service." };
        tenant.Validators.Add(result =>
        {
            if (!TenantId.TryParse(result.GetValueOrDefault<string?>() ?? "", out _))
            {
                result.AddError("--tenant is not the ID of a site, such as t-0123456789abcdef0123456789abcdef.");
            }
        });
        var command = new Command(name, description) { tenant };
        command.SetAction((result, cancellation) =>
            cluster.RunAsync((grains, output, token) => WorkAsync(grains, work, result.GetValue(tenant), output, token), cancellation));
        return command;
    }

    static Command CreateFile(OperatorCluster cluster)
    {
        var path = new Argument<string>("path") { Description = "Where to put it; nothing may be there." };
        var command = new Command("create-file", "Make a key file here, for Storage__KeyFile of all silos. Needs no silo.") { path };
        command.SetAction(result => cluster.RunHereAsync(output =>
        {
            var file = Path.GetFullPath(result.GetValue(path)!);
            if (File.Exists(file))
            {
                throw new KeyEncryptionException($"There is a file '{file}' already.");
            }

            output.WriteLine($"Made the key file {file} (key {KeyFile.Create(file).Id}). Keep a copy of it in a safe place.");
        }));
        return command;
    }

    static async Task<int> StatusAsync(IGrainFactory grains, TextWriter output, CancellationToken cancellation)
    {
        var keys = grains.GetGrain<IKeyOperationsGrain>(IKeyOperationsGrain.Key);
        var status = await keys.Status().WaitAsync(cancellation);
        await output.WriteLineAsync($"Wrapping key: {status.WrappingKey}");
        await output.WriteLineAsync($"Owners of data keys (sites and the service): {status.Owners}; erased sites: {status.Sealed}");
        var kept = status.Former;
        await output.WriteLineAsync($"Previous data keys: {kept}");
        foreach (var (key, count) in status.WrappedBy)
        {
            await output.WriteLineAsync($"Data keys wrapped by {key}: {count}");
        }

        if (await keys.Progress().WaitAsync(cancellation) is { Work: not KeyWork.None } progress)
        {
            await output.WriteLineAsync($"Last work: {Describe(progress)}");
        }

        return 0;
    }

    static async Task<int> WorkAsync(IGrainFactory grains, KeyWork work, string? tenant, TextWriter output, CancellationToken cancellation)
    {
        var keys = grains.GetGrain<IKeyOperationsGrain>(IKeyOperationsGrain.Key);
        var progress = await keys.Start(work, tenant).WaitAsync(cancellation);
        if (progress.Work != work || !string.Equals(progress.Tenant, tenant, StringComparison.Ordinal))
        {
            throw new ClusterUnavailableException($"Other work on the keys is under way; wait until it is done. {Describe(progress)}");
        }

        for (var last = ""; ;)
        {
            if (Describe(progress) is var line && line != last)
            {
                await output.WriteLineAsync(last = line);
            }

            if (!progress.IsUnderWay)
            {
                break;
            }

            await Task.Delay(Look, TimeProvider.System, cancellation);
            progress = await keys.Progress().WaitAsync(cancellation);
        }

        return progress.Refused == 0
            ? 0
            : throw new ClusterUnavailableException($"{progress.Refused} keys or records could not be changed; the log of the silos names them. Run it again.");
    }

    static string Describe(KeyProgress progress)
    {
        var tenant = progress.Tenant is { } only ? $" for {only}" : "";
        var state = progress switch
        {
            { IsUnderWay: false } => $"done at {progress.FinishedAt:u}, {progress.Changed} changed, {progress.Refused} refused",
            { Fault: { } fault } => $"trying again after a fault: {fault.ReplaceLineEndings(" ")}",
            { RestsUntil: { } until } => $"waiting until {until:u} for all silos to learn of the rotation",
            { Work: KeyWork.ReEncrypt } =>
                $"pass {progress.Pass}, {progress.Records} records looked at, {progress.Changed} encrypted again, {progress.OwnersDone} of {progress.Owners} owners done",
            _ => $"{progress.OwnersDone} of {progress.Owners} owners done, {progress.Changed} changed",
        };
        return $"{NameOf(progress.Work)}{tenant}: {state}";
    }

    static string NameOf(KeyWork work) => work == KeyWork.ReEncrypt ? "re-encrypt" : $"{work}".ToLowerInvariant();
}
