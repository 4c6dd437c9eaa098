using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace UserMacro.Silo.Diagnostics.Survey;

/// <summary>Sums and last values of our own instruments since the process started. What it keeps is bounded, whatever tags come.</summary>
internal sealed class MeterSnapshot : IHostedService, IDisposable
{
    const string OwnMeters = "UserMacro.";
    const int MaxSeries = 1_000;

    readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);
    readonly MeterListener _listener = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith(OwnMeters, StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    public MeterSnapshot()
    {
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The values now.</summary>
    public ImmutableSortedDictionary<string, double> Read()
    {
        _listener.RecordObservableInstruments();
        return _values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var (tag, content) in tags)
        {
            name += $" {tag}={content}";
        }

        if (_values.Count >= MaxSeries && !_values.ContainsKey(name))
        {
            return;
        }

        var isLast = instrument.IsObservable || instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>);
        _values.AddOrUpdate(name, value, (_, before) => isLast ? value : before + value);
    }
}
