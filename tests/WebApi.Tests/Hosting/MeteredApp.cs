using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The service with a meter on what its HTTP layer takes off connections.</summary>
public sealed class MeteredApp : WebApiApp
{
    readonly ConcurrentDictionary<int, Meter> _meters = new();

    /// <summary>What was taken off the connection of this port of a caller, once it is closed.</summary>
    public async Task<long> ReadAsync(int port, CancellationToken cancellation)
    {
        var meter = _meters.GetOrAdd(port, _ => new Meter());
        await meter.Closed.Task.WaitAsync(cancellation);
        return meter.Bytes;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => MeterAsync(next, connection))));
    }

    async Task MeterAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        var meter = _meters.GetOrAdd(((IPEndPoint)connection.RemoteEndPoint!).Port, _ => new Meter());
        connection.Transport = new MeteredPipe(connection.Transport, meter.Add);
        try
        {
            await next(connection);
        }
        finally
        {
            meter.Closed.TrySetResult();
        }
    }

    sealed class Meter
    {
        long _bytes;

        public long Bytes => Volatile.Read(ref _bytes);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
    }

    sealed class MeteredPipe(IDuplexPipe inner, Action<long> count) : IDuplexPipe
    {
        public PipeReader Input { get; } = new MeteredReader(inner.Input, count);

        public PipeWriter Output => inner.Output;
    }

    sealed class MeteredReader(PipeReader inner, Action<long> count) : PipeReader
    {
        ReadOnlySequence<byte> _seen;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            var result = await inner.ReadAsync(cancellationToken);
            _seen = result.Buffer;
            return result;
        }

        public override bool TryRead(out ReadResult result)
        {
            var isRead = inner.TryRead(out result);
            if (isRead)
            {
                _seen = result.Buffer;
            }

            return isRead;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (!_seen.IsEmpty)
            {
                count(_seen.Slice(0, consumed).Length);
            }

            _seen = default;
            inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
