using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>All that a process tells of itself: log, traces and metrics, each as text.</summary>
[ProviderAlias("Watch")]
sealed class ServiceWatch : ILoggerProvider, ISupportExternalScope
{
    readonly ConcurrentQueue<string> _log = new();
    readonly ConcurrentQueue<Activity> _traces = new();
    readonly ConcurrentDictionary<string, bool> _metrics = new(StringComparer.Ordinal);
    readonly ActivityListener _activities;
    readonly MeterListener _meters;
    IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ServiceWatch()
    {
        _activities = new()
        {
            // The calls of the test itself are no part of the service.
            ShouldListenTo = source => !source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _traces.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        Record<long>();
        Record<int>();
        Record<double>();
        Record<float>();
        Record<decimal>();
        Record<short>();
        Record<byte>();
        _meters.Start();
    }

    public string Log => string.Join('\n', _log);

    public string Traces => string.Join('\n', _traces.Select(Describe));

    public string Metrics
    {
        get
        {
            _meters.RecordObservableInstruments();
            return string.Join('\n', _metrics.Keys);
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    void Record<T>()
        where T : struct =>
        _meters.SetMeasurementEventCallback<T>((instrument, _, tags, _) =>
        {
            var line = $"{instrument.Meter.Name} {instrument.Name}";
            foreach (var (name, value) in tags)
            {
                line += $" {name}={value}";
            }

            _metrics.TryAdd(line, true);
        });

    static string Describe(Activity activity) => string.Join(
        ' ',
        [
            activity.Source.Name, activity.OperationName, activity.DisplayName, activity.StatusDescription, activity.TraceStateString,
            .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
            .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
            .. activity.Events.SelectMany(entry => entry.Tags.Select(tag => $"{entry.Name} {tag.Key}={tag.Value}")),
        ]);

    sealed class Logger(ServiceWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => watch._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category} {eventId}: {formatter(state, exception)} {exception}";
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                line += string.Concat(values.Select(value => string.Create(CultureInfo.InvariantCulture, $" {value.Key}={value.Value}")));
            }

            watch._scopes.ForEachScope((scope, _) => line += $" => {scope}", 0);
            watch._log.Enqueue(line);
        }
    }
}
