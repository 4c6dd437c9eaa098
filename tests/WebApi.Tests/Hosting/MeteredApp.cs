using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The service with a meter on what its HTTP layer takes off connections.</summary>
public sealed class MeteredApp : WebApiApp
{
    long _read;
    int _open;

    /// <summary>The bytes taken so far.</summary>
    public long Read => Volatile.Read(ref _read);

    /// <summary>Waits until no connection is open.</summary>
    public async Task ClosedAsync(CancellationToken cancellation)
    {
        while (Volatile.Read(ref _open) > 0)
            await Task.Delay(1, cancellation);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => MeterAsync(next, connection))));
    }

    async Task MeterAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        Interlocked.Increment(ref _open);
        connection.Transport = new MeteredPipe(connection.Transport, bytes => Interlocked.Add(ref _read, bytes));
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
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
                _seen = result.Buffer;
            return isRead;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (!_seen.IsEmpty)
                count(_seen.Slice(0, consumed).Length);
            _seen = default;
            inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
