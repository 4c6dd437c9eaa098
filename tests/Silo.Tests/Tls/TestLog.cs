using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UserMacro.Silo.Tests.Tls;

/// <summary>Keeps what is logged.</summary>
internal sealed class TestLog : ILoggerFactory, ILogger, ILoggerProvider
{
    readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
