using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace UserMacro.Silo.Tests.Tls;

/// <summary>One end of a connection in memory.</summary>
internal sealed class TestConnection : ConnectionContext
{
    readonly CancellationTokenSource _closed = new();

    public TestConnection()
    {
        var (there, back) = (new Pipe(), new Pipe());
        Transport = new Pipes(there.Reader, back.Writer);
        Peer = new Pipes(back.Reader, there.Writer);
        Other = new(this);
    }

    TestConnection(TestConnection other) => (Transport, Peer, Other) = (other.Peer, other.Transport, other);

    public override IDuplexPipe Transport { get; set; }

    /// <summary>What the other end reads and writes.</summary>
    public IDuplexPipe Peer { get; }

    /// <summary>The other end.</summary>
    public TestConnection Other { get; }

    public override string ConnectionId { get; set; } = "test";

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override EndPoint? RemoteEndPoint { get; set; } = new IPEndPoint(IPAddress.Loopback, 1);

    public override CancellationToken ConnectionClosed { get => _closed.Token; set => throw new NotSupportedException(); }

    public override async ValueTask DisposeAsync()
    {
        foreach (var pipes in new[] { Transport, Peer })
        {
            await pipes.Output.CompleteAsync();
            await pipes.Input.CompleteAsync();
        }

        _closed.Dispose();
        await base.DisposeAsync();
    }

    sealed class Pipes(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
