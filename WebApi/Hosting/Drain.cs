using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;

namespace UserMacro.WebApi.Hosting;

/// <summary>
/// Continues serving for a moment after the process was asked to stop and is no longer ready, so that a load balancer can send its requests elsewhere before
/// any is refused.
/// </summary>
internal sealed class Drain(TimeSpan delay, TimeProvider time) : IHostedLifecycleService
{
    const string SecondsKey = "Hosting:DrainSeconds";
    const int DefaultSeconds = 5;
    const int MostSeconds = 30;

    /// <summary>Drains as long as <c>Hosting:DrainSeconds</c> says; default 5.</summary>
    /// <exception cref="ConfigurationFaultException">The setting is wrong.</exception>
    public static void Add(WebApplicationBuilder builder)
    {
        var delay = TimeSpan.FromSeconds(builder.Configuration.Number(SecondsKey, DefaultSeconds, 0, MostSeconds));
        builder.Services.AddHostedService(services => new Drain(delay, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping");
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(delay, time, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
