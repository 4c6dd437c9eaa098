using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>Every connection that this process opens, and every name that it looks up.</summary>
sealed class OutboundWatch : EventListener
{
    readonly ConcurrentQueue<string> _connections = new();
    readonly ConcurrentQueue<string> _names = new();

    /// <summary>The addresses that were dialled, as sockets write them.</summary>
    public IReadOnlyCollection<string> Connections => [.. _connections.Distinct(StringComparer.Ordinal)];

    /// <summary>The names that were looked up.</summary>
    public IReadOnlyCollection<string> Names => [.. _names.Distinct(StringComparer.Ordinal)];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource?.Name is "System.Net.Sockets" or "System.Net.NameResolution")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventName: "ConnectStart", Payload: [string address, ..] })
        {
            _connections.Enqueue(address);
        }
        else if (eventData is { EventName: "ResolutionStart", Payload: [string name, ..] })
        {
            _names.Enqueue(name);
        }
    }
}
