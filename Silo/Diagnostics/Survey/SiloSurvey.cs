using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Operations.Diagnostics;

namespace UserMacro.Silo.Diagnostics.Survey;

internal sealed class SiloSurvey(
    ILocalSiloDetails silo, IConfiguration configuration, HealthCheckService health, MeterSnapshot meters) : ISiloSurvey
{
    const string Set = "(set)";

    /// <summary>The sections of this product; what else is in the environment of a process is none of anybody's business.</summary>
    static readonly string[] Sections =
    [
        "Clustering", "Connect", "DynamoDB", "Erasure", "Hosting", "Kms", "Logging", "Orleans", "Privacy", "Rendering", "Security", "Storage", "Support", "Tls",
    ];

    /// <summary>The settings whose values say nothing of anybody.</summary>
    static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Clustering:Provider", "DynamoDB:CreateTables", "DynamoDB:Region", "Hosting:DrainSeconds", "Hosting:Mode", "Orleans:Endpoints:GatewayPort",
        "Orleans:Endpoints:SiloPort", "Storage:Provider",
    };

    public async Task<SiloDiagnostics> ReadAsync(CancellationToken cancellation)
    {
        var report = await health.CheckHealthAsync(cancellation);
        return new(
            silo.SiloAddress.ToString(),
            Versions(),
            Settings(configuration),
            report.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Status.ToString(), StringComparer.Ordinal),
            meters.Read());
    }

    /// <summary>The settings that are set.</summary>
    internal static ImmutableSortedDictionary<string, string> Settings(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(setting => setting.Value is not null && Sections.Contains(setting.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
        .ToImmutableSortedDictionary(setting => setting.Key, setting => Harmless.Contains(setting.Key) ? setting.Value! : Set, StringComparer.Ordinal);

    static ImmutableSortedDictionary<string, string> Versions() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["product"] = VersionOf(typeof(SiloSurvey)),
        ["orleans"] = VersionOf(typeof(Grain)),
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.OSArchitecture.ToString(),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}

internal static class SiloSurveyServices
{
    public static IServiceCollection AddSiloSurvey(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<MeterSnapshot>().AddHostedService(provider => provider.GetRequiredService<MeterSnapshot>());
        return services.AddSingleton<ISiloSurvey, SiloSurvey>();
    }
}
