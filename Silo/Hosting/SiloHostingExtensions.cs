using System.Security.Cryptography;
using System.Text;
using Orleans.Configuration;
using UserMacro.Grains;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Silo.Clustering;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Diagnostics.Privacy;
using UserMacro.Silo.Diagnostics.Survey;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Tls;

namespace UserMacro.Silo.Hosting;

/// <summary>Makes a host a silo of this service.</summary>
public static class SiloHostingExtensions
{
    /// <summary>Adds a silo to a host: storage, clustering, limits and grains, as the host's configuration says.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static IHostApplicationBuilder AddUserMacroSilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLogPrivacy().AddShutdownLimit();
        return builder.UseOrleans(silo => silo.AddUserMacroSilo(builder.Configuration));
    }

    /// <summary>Sets up a silo: storage, clustering, limits and grains.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static ISiloBuilder AddUserMacroSilo(this ISiloBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RefuseOneMachinesStorage(configuration);
        builder.Services.AddConnectSilo(configuration);
        MemoryReturn.Add(builder.Services);
        builder.Services.AddSiloSurvey();
        builder.Services.AddHealthChecks().AddCheck<RenderThreadsCheck>("render-threads");
        builder.Services.AddOptions<RenderPoolOptions>().PostConfigure(options => PlaceCrashRecords(options, configuration));
        return builder
            .AddUserMacroClustering(configuration)
            .AddUserMacroTls(configuration)
            .AddUserMacroStorage(configuration)
            .AddUserMacroGrains()
            .AddActivityPropagation()
            .Configure<SiloMessagingOptions>(options =>
            {
                options.MaxMessageBodySize = ClusterLimits.MessageBytes;
                options.MaxEnqueuedRequestsHardLimit = ClusterLimits.QueuedCalls;
                options.MaxEnqueuedRequestsHardLimit_StatelessWorker = ClusterLimits.QueuedCalls;
            })
            .Configure<GrainCollectionOptions>(options => options.EnableActivationSheddingOnMemoryPressure = true);
    }

    // Beside the data, which outlives the process; where that is elsewhere, the restarts of one container find it in the temporary folder.
    static void PlaceCrashRecords(RenderPoolOptions options, IConfiguration configuration)
    {
        if (options.RecordPath.Length > 0)
        {
            options.RecordPath = Path.GetFullPath(options.RecordPath);
            return;
        }

        var records = StorageSettings.Read(configuration).RecordsPath;
        options.RecordPath = records.Length > 0
            ? Path.Combine(Path.GetDirectoryName(records)!, "crash-records")
            : Path.Combine(Path.GetTempPath(), "usermacro-crash-records", NameOfCluster(configuration));
    }

    static string NameOfCluster(IConfiguration configuration) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{configuration["Orleans:ServiceId"]}\n{configuration["Orleans:ClusterId"]}")))[..16];

    static void RefuseOneMachinesStorage(IConfiguration configuration)
    {
        if (ClusteringSettings.Read(configuration).Provider == ClusteringProvider.DynamoDB
            && StorageSettings.Read(configuration).Provider is var storage and not StorageProvider.DynamoDB)
        {
            throw new ConfigurationFaultException(
                StorageSettings.ProviderKey,
                $"'{storage}' belongs to a single silo, but with {ClusteringSettings.ProviderKey}=DynamoDB silos share their storage. Set DynamoDB.");
        }
    }
}
