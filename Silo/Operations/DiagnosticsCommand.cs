using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Orleans.Runtime.Placement;
using UserMacro.Grains.Interfaces.Operations;

namespace UserMacro.Silo.Operations;

/// <summary><c>operate diagnostics</c>: what support needs to know of a cluster, in one archive that holds nothing of any site.</summary>
internal static class DiagnosticsCommand
{
    const string SecurityEvents = "usermacro.security.";

    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

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

        var parts = await CollectAsync(grains, cancellation);
        await using var stream = new FileStream(file.FullName, FileMode.CreateNew, FileAccess.Write);
        await using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (name, content) in parts)
        {
            await using var entry = await archive.CreateEntry($"{name}.json").OpenAsync(cancellation);
            await JsonSerializer.SerializeAsync(entry, content, Json, cancellation);
        }

        await output.WriteLineAsync($"Wrote {file.FullName}: {string.Join(", ", parts.Keys)}.");
        return 0;
    }

    static async Task<SortedDictionary<string, object>> CollectAsync(IGrainFactory grains, CancellationToken cancellation)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var members = await management.GetHosts(false, cancellation);
        var activations = await management.GetSimpleGrainStatistics(cancellation);
        var silos = new List<SiloDiagnostics>();
        foreach (var silo in members.Where(member => member.Value == SiloStatus.Active).Select(member => member.Key))
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            silos.Add(await grains.GetGrain<ISiloDiagnosticsGrain>(silo.ToParsableString()).Read().WaitAsync(cancellation));
        }

        return new(StringComparer.Ordinal)
        {
            ["cluster"] = members.ToDictionary(member => member.Key.ToString(), member => member.Value.ToString(), StringComparer.Ordinal),
            ["grains"] = activations.GroupBy(count => count.GrainType, StringComparer.Ordinal)
                .ToDictionary(type => type.Key, type => type.Sum(count => count.ActivationCount), StringComparer.Ordinal),
            ["versions"] = OfSilos(silos, silo => silo.Versions),
            ["configuration"] = OfSilos(silos, silo => silo.Configuration),
            ["health"] = OfSilos(silos, silo => silo.Health),
            ["metrics"] = OfSilos(silos, silo => Metrics(silo, areEvents: false)),
            ["security-events"] = OfSilos(silos, silo => Metrics(silo, areEvents: true)),
        };
    }

    static Dictionary<string, T> OfSilos<T>(IEnumerable<SiloDiagnostics> silos, Func<SiloDiagnostics, T> part) =>
        silos.ToDictionary(silo => silo.Silo, part, StringComparer.Ordinal);

    static Dictionary<string, double> Metrics(SiloDiagnostics silo, bool areEvents) => silo.Metrics
        .Where(metric => metric.Key.StartsWith(SecurityEvents, StringComparison.Ordinal) == areEvents)
        .ToDictionary(metric => metric.Key, metric => metric.Value, StringComparer.Ordinal);
}
