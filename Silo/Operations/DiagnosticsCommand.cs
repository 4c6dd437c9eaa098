using System.CommandLine;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate diagnostics</c>: what support needs to know of a cluster, in one archive that holds nothing of any site.</summary>
internal static class DiagnosticsCommand
{
    public static Command Create(OperatorCluster cluster)
    {
        var file = new Option<FileInfo>("--out") { Description = "The archive to write; it must not exist yet.", Required = true };
        var command = new Command("diagnostics", "Write what support needs to know of the cluster into a zip file; it holds nothing of any site.") { file };
        command.SetAction((parsed, cancellation) => cluster.RunAsync(
            (grains, output, end) => WriteAsync(grains, parsed.GetRequiredValue(file), output, end), cancellation));
        return command;
    }

    static async Task<int> WriteAsync(IGrainFactory grains, FileInfo file, TextWriter output, CancellationToken cancellation)
    {
        if (file.Exists)
        {
            await output.WriteLineAsync($"{file.FullName} exists already.");
            return TenantCommands.Refused;
        }

        // In memory first, so that no half of it is left where a silo does not answer.
        using var content = new MemoryStream();
        var parts = await DiagnosticsArchive.WriteAsync(grains, content, cancellation);
        await using var stream = new FileStream(file.FullName, FileMode.CreateNew, FileAccess.Write);
        await stream.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancellation);
        await output.WriteLineAsync($"Wrote {file.FullName}: {string.Join(", ", parts)}.");
        return 0;
    }
}
