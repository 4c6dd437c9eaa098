using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>Tells support how one silo is, without anything of tenants. Key: the silo's address; a call with that silo as placement hint runs there.</summary>
[Alias("silo-diagnostics")]
public interface ISiloDiagnosticsGrain : IGrainWithStringKey
{
    /// <summary>How the silo is now.</summary>
    [Alias("read")]
    Task<SiloDiagnostics> Read();
}

/// <summary>How one silo is.</summary>
/// <param name="Silo">Its address.</param>
/// <param name="Versions">Of the product and of what it runs on.</param>
/// <param name="Configuration">The settings that are set; values of harmless ones only, all others are <c>(set)</c>.</param>
/// <param name="Health">Each check, and how it ended.</param>
/// <param name="Metrics">Counts and last values of our own instruments, by instrument and kind.</param>
[GenerateSerializer, Immutable, Alias("silo-state-report")]
public sealed record SiloDiagnostics(
    [property: Id(0)] string Silo,
    [property: Id(1)] ImmutableSortedDictionary<string, string> Versions,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Configuration,
    [property: Id(3)] ImmutableSortedDictionary<string, string> Health,
    [property: Id(4)] ImmutableSortedDictionary<string, double> Metrics);
