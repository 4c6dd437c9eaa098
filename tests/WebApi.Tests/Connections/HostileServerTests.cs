using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Tests.Connections;

/// <summary>What a server at the other end of a connection, or the name of it, may try.</summary>
public sealed class HostileServerTests : IAsyncDisposable
{
    const string Name = "rebinding.example";
    const string Good = """{"sky":"blue"}""";

    static readonly IPAddress Public = IPAddress.Parse("8.8.8.8");

    readonly HostileServer _server = new();
    readonly List<string> _names = [];
    readonly List<IPAddress> _connected = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Name_ThatLeadsOutFirstAndInsideThen_IsConnectedToWhereItWasLookedAt()
    {
        _server.Answer = HostileServer.Reply(Good);
        var addresses = new Queue<IPAddress>([Public, IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.Parse("::ffff:10.0.0.1")]);
        using var handler = Handler(addresses.Dequeue);

        (await AskAsync(handler)).ShouldBe(Good);
        _names.ShouldBe([Name], "one connection asks once for the name");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await AskAsync(handler)).ShouldBeNull();
        }

        _connected.ShouldBe([Public]);
        _server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Proxy_NamedInTheEnvironment_IsNotAsked()
    {
        // What HTTP_PROXY, HTTPS_PROXY and ALL_PROXY make of the process.
        var proxy = Substitute.For<IWebProxy>();
        proxy.IsBypassed(Arg.Any<Uri>()).Returns(call => call.Arg<Uri>().Host != Name);
        proxy.GetProxy(Arg.Any<Uri>()).Returns(new Uri("http://127.0.0.1:1/"));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = proxy;
        try
        {
            _server.Answer = HostileServer.Reply(Good);
            using var handler = Handler();

            (await AskAsync(handler)).ShouldBe(Good);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        _connected.ShouldBe([Public]);
        proxy.DidNotReceive().GetProxy(Arg.Is<Uri>(address => address.Host == Name));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowed(int status)
    {
        _server.Answer = (stream, cancellation) => stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Elsewhere\r\nLocation: http://169.254.169.254/latest\r\n"
                + $"Content-Length: {Good.Length}\r\nConnection: close\r\n\r\n{Good}"),
            cancellation).AsTask();
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBeNull();

        _server.Requests.ShouldBe(1);
        _names.ShouldBe([Name]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"sky\"")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2,")]
    [InlineData("")]
    public async Task Answer_ThatNeverEnds_IsGivenUpAfterTwoSeconds(string begun)
    {
        var time = new FakeTimeProvider();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Answer = async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), cancellation);
            sent.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        };
        using var handler = Handler();
        var asked = AskAsync(handler, time);
        await sent.Task.WaitAsync(Cancellation);

        time.Advance(TimeSpan.FromSeconds(1.9));
        asked.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await asked).ShouldBeNull();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Header: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Header: ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("HTTP/1.1 200 ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\n    \r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n", "X-Trailer: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\n", "                                                                ")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "[                                                                ")]
    public async Task Answer_WithoutEnd_IsNothing(string begun, string repeated)
    {
        _server.Answer = async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begun), cancellation);
            var many = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, 100)));
            while (true)
            {
                await stream.WriteAsync(many, cancellation);
            }
        };
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBeNull();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Answer_Packed_IsNotUnpacked(string encoding)
    {
        _server.Answer = HostileServer.Reply(Pack(encoding, 64 * 1024), $"Content-Encoding: {encoding}\r\n");
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBeNull();

        handler.AutomaticDecompression.ShouldBe(DecompressionMethods.None);
    }

    [Theory]
    [InlineData(256 * 1024, true)]
    [InlineData((256 * 1024) + 1, false)]
    public async Task Answer_Size_IsBounded(int size, bool isTaken)
    {
        var text = $"\"{new string('x', size - 2)}\"";
        _server.Answer = HostileServer.Reply(text);
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBe(isTaken ? text : null);
    }

    [Theory]
    [InlineData(18, true)]
    [InlineData(19, false)]
    [InlineData(1000, false)]
    [InlineData(100_000, false)]
    public async Task Answer_Depth_IsBounded(int depth, bool isTaken)
    {
        var text = new string('[', depth) + new string(']', depth);
        _server.Answer = HostileServer.Reply(text);
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBe(isTaken ? text : null);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 999999 X\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("HTTP/1.1 204 Nothing\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n[]")]
    [InlineData("HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 2\r\n\r\n[]")]
    [InlineData("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\n[]")]
    public async Task Answer_ThatIsNone_IsNothing(string text)
    {
        _server.Answer = (stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation).AsTask();
        using var handler = Handler();

        (await AskAsync(handler)).ShouldBeNull();
    }

    [Fact]
    public void Handler_OfTheService_ConnectsWithinTheTimeOfARequest()
    {
        using var handler = Handler();

        handler.ConnectTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
        (handler.AllowAutoRedirect, handler.UseProxy, handler.UseCookies).ShouldBe((false, false, false));
    }

    SocketsHttpHandler Handler(Func<IPAddress>? resolve = null) => ConnectionHandler.Create(new PublicConnect(
        (name, _) =>
        {
            _names.Add(name);
            return Task.FromResult<IPAddress[]>([resolve?.Invoke() ?? Public]);
        },
        async (addresses, _, cancellation) =>
        {
            _connected.AddRange(addresses);
            return await PublicConnect.OpenAsync([IPAddress.Loopback], _server.Port, cancellation);
        }));

    static async Task<string?> AskAsync(SocketsHttpHandler handler, TimeProvider? time = null)
    {
        var clients = Substitute.For<IHttpClientFactory>();
        using var http = new HttpClient(handler, disposeHandler: false);
        clients.CreateClient(ConnectionClient.HttpClientName).Returns(http);
        var target = new ConnectionTarget($"http://{Name}/v1", ImmutableDictionary<string, string>.Empty, 0, 1);
        return await new ConnectionClient(clients, time ?? TimeProvider.System).AskAsync(target, "/today", Cancellation);
    }

    static byte[] Pack(string encoding, int length)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packer.Write("\""u8);
            var part = new byte[1024 * 1024];
            Array.Fill(part, (byte)'x');
            for (var written = 0; written < length; written += part.Length)
            {
                packer.Write(part);
            }

            packer.Write("\""u8);
        }

        return packed.ToArray();
    }
}
