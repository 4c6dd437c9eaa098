using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace UserMacro.Silo.Diagnostics.Privacy;

/// <summary>
/// Filters what goes to the log: code of ours says what it may, code of others only what cannot be content, whatever the configuration
/// says; of traces too (docs/adr/0025-the-log-of-others-is-rewritten.md).
/// </summary>
internal static class LogPrivacy
{
    /// <summary>Puts it in place; once, however often it is called.</summary>
    public static IServiceCollection AddLogPrivacy(this IServiceCollection services)
    {
        TracePrivacy.Add();
        if (services.Any(service => service.ServiceType == typeof(LoggerFactory)))
        {
            return services;
        }

        services.AddSingleton(provider => new LoggerFactory(
            provider.GetServices<ILoggerProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetService<IOptions<LoggerFactoryOptions>>(),
            provider.GetService<IExternalScopeProvider>()));
        services.RemoveAll<ILoggerFactory>();
        return services.AddSingleton<ILoggerFactory>(provider => new PrivateLoggerFactory(provider.GetRequiredService<LoggerFactory>()));
    }
}

internal sealed class PrivateLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    // Ours, whoever hosts them. Orleans' own names begin with Orleans too.
    static readonly string[] OwnCategories = ["UserMacro.", "Orleans.Sqlite.", "Orleans.DynamoDB."];

    public ILogger CreateLogger(string categoryName) => IsOwn(categoryName)
        ? new OwnLogger(inner.CreateLogger(categoryName))
        : new ForeignLogger(inner.CreateLogger(categoryName), LeastOf(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    static bool IsOwn(string category) => OwnCategories.Any(own => category.StartsWith(own, StringComparison.Ordinal));

    // That the process started and listens is told below warnings.
    static LogLevel LeastOf(string category) => category == "Microsoft.Hosting.Lifetime" ? LogLevel.Information : LogLevel.Warning;
}

/// <summary>The log of our own code: its messages are written for it, but exceptions may be of others.</summary>
file sealed class OwnLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        var told = PrivateException.Create(exception);
        if (PrivateLogState.NamesGrain(state))
        {
            // Orleans', in the name of our storage: our own messages never hold the id of a grain.
            var text = PrivateLogState.Create(state);
            inner.Log(logLevel, eventId, text, told, static (entry, _) => entry.ToString());
        }
        else
        {
            inner.Log(logLevel, eventId, state, told, formatter);
        }
    }
}

/// <summary>The log of code that is not ours, such as Orleans' and ASP.NET's: warnings and what is worse, without what could be content.</summary>
file sealed class ForeignLogger(ILogger inner, LogLevel least) : ILogger
{
    // ASP.NET's scope of a request holds its path.
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var text = PrivateLogState.Create(state);
            var told = PrivateException.Create(exception);
            inner.Log(logLevel, eventId, text, told, static (entry, _) => entry.ToString());
        }
    }
}
