using System.IO.Compression;
using System.Text.Json;
using Orleans.Runtime.Placement;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.Silo.Operations;

/// <summary>What support needs to know of a cluster, in a zip file that holds nothing of any site.</summary>
internal static class DiagnosticsArchive
{
    const string SecurityEvents = "usermacro.security.";

    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Writes the archive and names its parts.</summary>
    public static async Task<IReadOnlyCollection<string>> WriteAsync(IGrainFactory grains, Stream target, CancellationToken cancellation)
    {
        var parts = await CollectAsync(grains, cancellation);
        await using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in parts)
        {
            await using var entry = await archive.CreateEntry($"{name}.json").OpenAsync(cancellation);
            await JsonSerializer.SerializeAsync(entry, content, Json, cancellation);
        }

        return parts.Keys;
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
            ["front-ends"] = await grains.GetGrain<IAccessHubGrain>(IAccessHubGrain.Key).FrontEnds().WaitAsync(cancellation),
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
