using System.CommandLine;
using System.Globalization;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate move …</c>: moves a site between two deployments, each of which is told its part.</summary>
internal static class MoveCommands
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    static readonly Option<string> Site = new("--site") { Description = "The client key of the site, or its id (t-…).", Required = true };

    public static Command Create(OperatorCluster cluster) => new("move", "Move a site between two deployments. docs/operators/regions.md has the steps.")
    {
        CreateKey(cluster),
        CreateExport(cluster),
        CreateImport(cluster),
        CreateVerify(cluster),
        Create(cluster, "status", "Show where the site is in a move.", (move, output, end) => ShowAsync(move, output, end)),
        Create(
            cluster, "switch", "At the target: serve the site. Then at the source: answer that it has moved.", async (move, output, end) =>
                await TellAsync(await move.Switch().WaitAsync(end), output)),
        CreateRollBack(cluster),
        CreateFinish(cluster),
    };

    static Command CreateKey(OperatorCluster cluster)
    {
        var command = new Command("key", "At the target: print the public key that archives for it are sealed under.");
        command.SetAction((_, cancellation) => cluster.RunAsync(
            async (grains, output, end) =>
            {
                await output.WriteLineAsync(await grains.GetGrain<IMoveKeysGrain>(IMoveKeysGrain.Key).PublicKey().WaitAsync(end));
                return 0;
            },
            cancellation));
        return command;
    }

    static Command CreateExport(OperatorCluster cluster)
    {
        var key = new Option<string>("--for") { Description = "What 'move key' prints at the target.", Required = true };
        var file = new Option<string>("--to") { Description = "Where to put the archive; nothing may be there.", Required = true };
        var command = new Command("export", "At the source: make the site read-only and write all of it into an encrypted archive.") { Site, key, file };
        command.SetAction((parsed, cancellation) => RunAsync(cluster, parsed, (move, output, end) =>
            MoveFiles.ExportAsync(move, parsed.GetRequiredValue(key), Path.GetFullPath(parsed.GetRequiredValue(file)), output, end), cancellation));
        return command;
    }

    static Command CreateImport(OperatorCluster cluster)
    {
        var file = new Option<string>("--from") { Description = "The archive.", Required = true };
        var region = new Option<string?>("--source-region") { Description = "The region that the archive is to come from, unless it is this one." };
        var command = new Command("import", "At the target: write what is in an archive. The site is not served yet.") { file, region };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => MoveFiles.ImportAsync(
                grains, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(region), output, end),
            cancellation));
        return command;
    }

    static Command CreateVerify(OperatorCluster cluster)
    {
        var digest = new Option<string?>("--digest") { Description = "The digest that the other side shows." };
        var command = new Command("verify", "Read all records again and show their digest; with the target's, at the source, the copy counts as verified.")
        {
            Site, digest,
        };
        command.SetAction((parsed, cancellation) => RunAsync(cluster, parsed, async (move, output, end) =>
            await TellAsync(await move.Verify(parsed.GetValue(digest)).WaitAsync(end), output), cancellation));
        return command;
    }

    static Command CreateRollBack(OperatorCluster cluster)
    {
        var discard = new Option<string?>("--discard-changes")
        {
            Description = "The id of the site (t-…) once more: even if the target serves it and changes made there are lost.",
        };
        var command = new Command("rollback", "At the source: serve the site again. At the target: remove the copy.") { Site, discard };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => TenantCommands.ForAsync(grains, parsed.GetRequiredValue(Site), output, tenant =>
                RollBackAsync(Move(grains, tenant), tenant.Value == parsed.GetValue(discard), output, end)),
            cancellation));
        return command;
    }

    static Command CreateFinish(OperatorCluster cluster)
    {
        var confirm = new Option<string?>("--erase") { Description = "At the source: the id of the site (t-…) once more, on the word of the client." };
        var certificate = new Option<string?>("--certificate") { Description = "Where to put the certificate; otherwise it is printed." };
        var command = new Command("finish", "At the source: erase what is stored about the site, permanently. At the target: end the move.")
        {
            Site, confirm, certificate,
        };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => TenantCommands.ForAsync(grains, parsed.GetRequiredValue(Site), output, tenant =>
                FinishAsync(Move(grains, tenant), tenant.Value == parsed.GetValue(confirm), parsed.GetValue(certificate), output, end)),
            cancellation));
        return command;
    }

    static Command Create(
        OperatorCluster cluster, string name, string description, Func<IMoveGrain, TextWriter, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { Site };
        command.SetAction((parsed, cancellation) => RunAsync(cluster, parsed, run, cancellation));
        return command;
    }

    static Task<int> RunAsync(
        OperatorCluster cluster, ParseResult parsed, Func<IMoveGrain, TextWriter, CancellationToken, Task<int>> run, CancellationToken cancellation) =>
        cluster.RunAsync(
            (grains, output, end) => TenantCommands.ForAsync(
                grains, parsed.GetRequiredValue(Site), output, tenant => run(Move(grains, tenant), output, end)),
            cancellation);

    public static IMoveGrain Move(IGrainFactory grains, TenantId tenant)
    {
        TenantScope.Enter(tenant);
        return grains.GetGrain<IMoveGrain>(GrainKeys.Move(tenant));
    }

    static async Task<int> RollBackAsync(IMoveGrain move, bool discard, TextWriter output, CancellationToken cancellation)
    {
        var result = await move.RollBack(discard).WaitAsync(cancellation);
        while (result.Value is { Step: MoveStep.Removing, RestsUntil: { } until })
        {
            await output.WriteLineAsync($"Waiting until {until:u} for all silos to stop writing");
            await WaitAsync(until, cancellation);
            result = await move.RollBack(discard).WaitAsync(cancellation);
        }

        return await TellAsync(result, output);
    }

    static async Task<int> FinishAsync(IMoveGrain move, bool isConfirmed, string? file, TextWriter output, CancellationToken cancellation)
    {
        if (!isConfirmed && (await move.State().WaitAsync(cancellation)).Step != MoveStep.Serving)
        {
            await output.WriteLineAsync("--erase must repeat the id of the site. Nothing was erased.");
            return TenantCommands.Refused;
        }

        if (!(await move.Finish().WaitAsync(cancellation)).TryGet(out var state, out var error))
        {
            return await TenantCommands.RefuseAsync(error, output);
        }

        if (state.Step == MoveStep.None)
        {
            return await TellAsync(state, output);
        }

        await output.WriteLineAsync("Erasing. It takes some minutes, and continues when this command is stopped.");
        while (state.Certificate is null)
        {
            await Task.Delay(Look, TimeProvider.System, cancellation);
            state = await move.State().WaitAsync(cancellation);
        }

        if (file is null)
        {
            await output.WriteLineAsync($"Certificate: {state.Certificate}");
        }
        else
        {
            await File.WriteAllTextAsync(Path.GetFullPath(file), state.Certificate, cancellation);
        }

        return await TellAsync(state, output);
    }

    static async Task<int> ShowAsync(IMoveGrain move, TextWriter output, CancellationToken cancellation) =>
        await TellAsync(await move.State().WaitAsync(cancellation), output);

    /// <summary>Waits for a time by the clock of this machine.</summary>
    public static async Task WaitAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var rest = until - TimeProvider.System.GetUtcNow();
        await Task.Delay(rest < Look ? Look : rest, TimeProvider.System, cancellation);
    }

    /// <summary>Writes where the move is, or why it is refused.</summary>
    public static async Task<int> TellAsync(Result<MoveState> result, TextWriter output)
    {
        if (!result.TryGet(out var state, out var error))
        {
            return await TenantCommands.RefuseAsync(error, output);
        }

        await output.WriteLineAsync($"Step: {state.Step}");
        await output.WriteLineAsync(state.OtherRegion.Length == 0 ? $"Region: {state.Region}" : $"Region: {state.Region}; the other one: {state.OtherRegion}");
        if (state.Digest.Length > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Records: {state.Records}"));
            await output.WriteLineAsync($"Digest: {state.Digest}");
        }

        return 0;
    }
}
