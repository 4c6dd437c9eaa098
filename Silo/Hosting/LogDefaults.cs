using Microsoft.Extensions.Configuration.Memory;

namespace UserMacro.Silo.Hosting;

/// <summary>What our services write to their log unless the configuration says otherwise.</summary>
internal static class LogDefaults
{
    static readonly KeyValuePair<string, string?>[] Levels =
    [
        new("Logging:LogLevel:Default", nameof(LogLevel.Information)),
        new("Logging:LogLevel:Microsoft", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:Orleans", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:Orleans.Runtime.Watchdog", nameof(LogLevel.Error)),
        new("Logging:LogLevel:Polly", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:System", nameof(LogLevel.Warning)),
    ];

    /// <summary>Puts the levels below all that is configured.</summary>
    public static void AddLogDefaults(this WebApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
}
