using Microsoft.Extensions.Configuration.Memory;
using UserMacro.Shared;

namespace UserMacro.Silo.Hosting;

/// <summary>Creates the host builder of our services.</summary>
public static class ServiceBuilder
{
    /// <summary>
    /// A builder whose <c>appsettings.json</c> and <c>wwwroot</c> are those beside the program, wherever it was started, with the
    /// log levels of <c>LogDefaults</c> below everything that is configured.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
    public static WebApplicationBuilder Create(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options(arguments));
        builder.AddLogDefaults();
        return builder;
    }
}

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
