using Microsoft.Extensions.Options;
using Orleans.DynamoDB;
using Orleans.Sqlite.Files;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Keys.Kms;

namespace UserMacro.Silo.Hosting;

/// <summary>Runs a host so that what keeps it from starting ends it with one line in place of a stack trace.</summary>
public static class HostRunner
{
    /// <summary>Exit code when a setting is wrong or what it names cannot be used (<c>EX_CONFIG</c>).</summary>
    public const int ConfigurationFault = 78;

    /// <summary>Exit code when a service that the host depends on failed (<c>EX_UNAVAILABLE</c>): starting again later may help.</summary>
    public const int Unavailable = 69;

    /// <summary>Builds the host, validates its settings and runs it until it is stopped.</summary>
    /// <param name="build">Makes the host.</param>
    /// <param name="run">How to run it; null for the usual way.</param>
    /// <param name="errors">Where the line of a fault goes; null for standard error.</param>
    /// <returns>The exit code: 0, also when it was asked to stop before it had started; or <see cref="ConfigurationFault"/> or <see cref="Unavailable"/> after
    /// the fault was written to standard error.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build, Func<WebApplication, Task>? run = null, TextWriter? errors = null)
    {
        ArgumentNullException.ThrowIfNull(build);
        var stopping = CancellationToken.None;
        try
        {
            await using var app = build();
            stopping = app.Lifetime.ApplicationStopping;
            await ValidateAsync(app.Services);
            await (run?.Invoke(app) ?? app.RunAsync());
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (Describe(exception) is { } fault)
        {
            await (errors ?? Console.Error).WriteLineAsync(fault.ReplaceLineEndings(" "));
            return exception is DynamoDBProviderException or KmsException or ClusterUnavailableException ? Unavailable : ConfigurationFault;
        }
    }

    // What the host would find out while it starts, with stack traces in its log.
    internal static async Task ValidateAsync(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        foreach (var validator in services.GetServices<IConfigurationValidator>())
        {
            validator.ValidateConfiguration();
        }

        foreach (var check in services.GetServices<IStartCheck>())
        {
            await check.CheckAsync(CancellationToken.None);
        }
    }

    /// <summary>The line for a fault that is no bug; null for any other exception.</summary>
    internal static string? Describe(Exception exception) => exception switch
    {
        ConfigurationFaultException or DynamoDBProviderException or ClusterUnavailableException => exception.Message,
        SqliteStorageException => $"{StorageSettings.PathKey}: {exception.Message}",
        KmsException => $"{KmsSettings.KeyIdKey}: {exception.Message}",
        KeyEncryptionException => $"{StorageSettings.KeyFileKey}: {exception.Message}",
        ForeignRegionException => $"{DataRegion.Key}: {exception.Message}",
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        OrleansConfigurationException => exception.Message,
        _ => null,
    };
}
