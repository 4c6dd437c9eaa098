using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using UserMacro.Shared;

namespace UserMacro.Silo.Hosting;

/// <summary>Creates the host builder of our services.</summary>
public static class ServiceBuilder
{
    /// <summary>
    /// A builder whose <c>appsettings.json</c> and <c>wwwroot</c> are those beside the program, wherever it was started, with the
    /// log levels of <c>LogDefaults</c> below everything that is configured, and TLS 1.2 or newer where it answers HTTPS itself.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <exception cref="Configuration.ConfigurationFaultException">An endpoint asks for an older version of TLS.</exception>
    public static WebApplicationBuilder Create(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        // Whatever language the machine speaks: only templates write in one, and they name it.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options(arguments));
        CrashDumps.Forbid(Environment.GetEnvironmentVariable, builder.Environment.IsDevelopment());
        builder.AddLogDefaults();
        return builder.AddHttpsVersions();
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
