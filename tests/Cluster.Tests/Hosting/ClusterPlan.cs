using UserMacro.Processes;

namespace UserMacro.Cluster.Tests.Hosting;

/// <summary>What all processes of one cluster are told.</summary>
sealed record ClusterPlan
{
    /// <summary>Where DynamoDB answers.</summary>
    public required Uri Database { get; init; }

    /// <summary>The site that installs the service.</summary>
    public required Uri Site { get; init; }

    /// <summary>The address that pages and tokens name; the front ends are behind it.</summary>
    public required Uri Service { get; init; }

    /// <summary>Where the key file and the logs of this cluster are.</summary>
    public required string Folder { get; init; }

    /// <summary>The program of the silos.</summary>
    public string SiloProgram { get; init; } = "Silo";

    public string ClusterId { get; init; } = $"cluster-{Guid.NewGuid():n}";

    public string ServiceId { get; init; } = $"service-{Guid.NewGuid():n}";

    public string TablePrefix { get; init; } = $"t{Guid.NewGuid():n}-";

    /// <summary>What a process is told beyond that, by its name; null for nothing.</summary>
    public Func<string, IReadOnlyDictionary<string, string>>? More { get; init; }

    /// <summary>The settings of one process.</summary>
    /// <param name="name">The name of the process.</param>
    /// <param name="own">What its kind of process needs; <see cref="More"/> goes before it.</param>
    public Dictionary<string, string> SettingsOf(string name, IReadOnlyDictionary<string, string> own)
    {
        var settings = new Dictionary<string, string>(ConnectSettings.For(Service, Site), StringComparer.Ordinal)
        {
            ["Orleans__ClusterId"] = ClusterId,
            ["Orleans__ServiceId"] = ServiceId,
            ["Clustering__Provider"] = "DynamoDB",
            ["DynamoDB__ServiceUrl"] = Database.GetLeftPart(UriPartial.Authority),
            ["DynamoDB__TablePrefix"] = TablePrefix,
            ["DynamoDB__CreateTables"] = "true",
        };
        foreach (var (key, value) in own.Concat(More?.Invoke(name) ?? new Dictionary<string, string>(StringComparer.Ordinal)))
        {
            settings[key] = value;
        }

        return settings;
    }
}
