using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UserMacro.Orleans.DynamoDB.Tests;

/// <summary>Warnings and errors that a provider wrote to its log.</summary>
internal sealed class LoggedLines
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger<T> For<T>() => new Logger<T>(this);

    sealed class Logger<T>(LoggedLines log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Lines.Enqueue(formatter(state, exception));
            }
        }
    }
}
