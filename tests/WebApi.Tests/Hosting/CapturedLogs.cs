using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Keeps every line that the service logs.</summary>
[ProviderAlias(Alias)]
sealed class CapturedLogs : ILoggerProvider
{
    public const string Alias = "Captured";

    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>All lines so far as one text.</summary>
    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, _lines);

    public void Dispose()
    {
    }

    sealed class Line(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
    }
}
