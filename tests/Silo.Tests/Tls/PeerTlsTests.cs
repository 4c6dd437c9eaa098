using System.Net.Security;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Tls;

namespace UserMacro.Silo.Tests.Tls;

public sealed class PeerTlsTests : IDisposable
{
    readonly TestAuthority _authority = new();
    readonly TestAuthority _foreign = new("foreign");
    readonly List<TestFiles> _files = [];
    readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    readonly TestLog _log = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handshake_SameAuthority_BothSidesReadWhatTheOtherWrites()
    {
        var (accepted, dialled) = await ShakeHandsAsync(Handshake(_authority.Issue()), Handshake(_authority.Issue()), PeerRole.Silo);

        (await accepted).ShouldBe("from the client");
        (await dialled).ShouldBe("from the server");
    }

    [Fact]
    public async Task Handshake_FrontEndAtTheGateway_IsLetIn()
    {
        var (accepted, _) = await ShakeHandsAsync(Handshake(_authority.Issue()), Handshake(_authority.Issue([TestAuthority.Client])), PeerRole.Client);

        (await accepted).ShouldBe("from the client");
    }

    [Fact]
    public async Task Handshake_ForeignAuthority_IsRefused()
    {
        using var files = new TestFiles(_foreign.Issue(), _foreign.Pem);

        await ShouldRefuseClientAsync(Handshake(files), PeerRole.Client, "PartialChain");
    }

    [Fact]
    public async Task Handshake_ExpiredCertificate_IsRefused()
    {
        var client = Handshake(_authority.Issue(until: 0.5));
        _time.Advance(TimeSpan.FromDays(0.6));

        await ShouldRefuseClientAsync(client, PeerRole.Client, "NotTimeValid");
    }

    [Fact]
    public async Task Handshake_FrontEndAtTheSilosPort_IsRefused() =>
        await ShouldRefuseClientAsync(Handshake(_authority.Issue([TestAuthority.Client])), PeerRole.Silo, "extended key usage");

    [Fact]
    public async Task Handshake_ServerOfAForeignAuthority_IsRefusedByTheOneWhoDials()
    {
        using var foreign = new TestFiles(_foreign.Issue(), _foreign.Pem);

        await ShouldRefuseServerAsync(Handshake(foreign), "PartialChain");
    }

    [Fact]
    public async Task Handshake_ServerWithACertificateForClients_IsRefusedByTheOneWhoDials()
    {
        using var files = new TestFiles(_authority.Issue([TestAuthority.Client]), _authority.Pem);

        await ShouldRefuseServerAsync(Handshake(files), "NotValidForUsage");
    }

    [Fact]
    public async Task Accept_PeerWithoutACertificate_IsRefused()
    {
        await using var server = new TestConnection();
        var accepted = AcceptAsync(Handshake(_authority.Issue()), server, PeerRole.Client, _ => throw new InvalidOperationException("let in"));
        await using var stream =
            new SslStream(new PeerStream(server.Peer), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);

        await Task.WhenAny(stream.AuthenticateAsClientAsync(new() { TargetHost = "" }, Cancellation), accepted);

        await accepted;
        _log.Text.ShouldContain("Refused the peer at 127.0.0.1:1: no certificate");
    }

    [Fact]
    public async Task Accept_PlainText_IsRefusedBeforeAnythingIsReadOfIt()
    {
        await using var server = new TestConnection();
        var accepted = AcceptAsync(Handshake(_authority.Issue()), server, PeerRole.Client, _ => throw new InvalidOperationException("let in"));

        await server.Peer.Output.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: silo\r\n\r\n"), Cancellation);

        await accepted;
        _log.Text.ShouldContain("Refused the peer at 127.0.0.1:1: no handshake");
    }

    [Fact]
    public async Task Accept_PeerThatSaysNothing_IsRefusedInTime()
    {
        await using var server = new TestConnection();

        await AcceptAsync(
            Handshake(_authority.Issue(), TimeSpan.FromMilliseconds(1)), server, PeerRole.Client, _ => throw new InvalidOperationException("let in"));

        _log.Text.ShouldContain("Refused the peer at 127.0.0.1:1: no handshake");
    }

    public void Dispose()
    {
        _files.ForEach(files => files.Dispose());
        _authority.Dispose();
        _foreign.Dispose();
        _log.Dispose();
    }

    PeerTls Handshake((string Certificate, string Key) own, TimeSpan? timeout = null)
    {
        var files = new TestFiles(own, _authority.Pem);
        _files.Add(files);
        return Handshake(files, timeout);
    }

    PeerTls Handshake(TestFiles files, TimeSpan? timeout = null)
    {
        var first = TlsIdentity.Create(TlsFiles.Read(files.Settings), PeerRole.None, _time);
        var source = new TlsIdentitySource(files.Settings, PeerRole.None, first, _time, NullLogger<TlsIdentitySource>.Instance);
        return new(source, _time, _log.CreateLogger<PeerTls>()) { Timeout = timeout ?? TimeSpan.FromSeconds(30) };
    }

    Task AcceptAsync(PeerTls server, TestConnection connection, PeerRole role, ConnectionDelegate next) =>
        RunAsync(connection, connections => server.Accept(connections, role), next);

    /// <summary>Runs what Orleans would run with a connection.</summary>
    async Task RunAsync(TestConnection connection, Action<IConnectionBuilder> configure, ConnectionDelegate next)
    {
        await using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log).BuildServiceProvider();
        var connections = new ConnectionBuilder(services);
        configure(connections);
        connections.Run(connected => next(connected));
        await connections.Build()(connection);
    }

    async Task ShouldRefuseClientAsync(PeerTls client, PeerRole role, string reason)
    {
        var (accepted, _) = await ShakeHandsAsync(Handshake(_authority.Issue()), client, role);

        (await accepted).ShouldBeNull();
        ShouldSay(reason);
    }

    async Task ShouldRefuseServerAsync(PeerTls server, string reason)
    {
        var (_, dialled) = await ShakeHandsAsync(server, Handshake(_authority.Issue()), PeerRole.Client);

        (await dialled).ShouldBeNull();
        ShouldSay(reason);
    }

    void ShouldSay(string reason)
    {
        _log.Text.ShouldContain("Refused the peer at 127.0.0.1:1");
        _log.Text.ShouldContain(reason);
        _log.Text.ShouldNotContain("-----BEGIN");
    }

    /// <summary>Both sides of one connection, each of which gives what it reads, or null when it was not let in; ended when both have.</summary>
    async Task<(Task<string?> Accepted, Task<string?> Dialled)> ShakeHandsAsync(PeerTls server, PeerTls client, PeerRole role)
    {
        var ends = new TestConnection();
        var accepted = TalkAsync(ends, "from the server", next => AcceptAsync(server, ends, role, next));
        var dialled = TalkAsync(ends.Other, "from the client", next => RunAsync(ends.Other, client.Dial, next));
        await ((Task)Task.WhenAll(accepted, dialled)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await ends.DisposeAsync();
        return (accepted, dialled);
    }

    static async Task<string?> TalkAsync(TestConnection connection, string text, Func<ConnectionDelegate, Task> run)
    {
        string? read = null;
        try
        {
            await run(async secured =>
            {
                await secured.Transport.Output.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);
                var result = await secured.Transport.Input.ReadAtLeastAsync(text.Length, Cancellation);
                read = result.Buffer.Length < text.Length ? null : Encoding.UTF8.GetString(result.Buffer);
            });
            return read;
        }
        finally
        {
            // As Orleans does with a connection that it is done with.
            await connection.Transport.Output.CompleteAsync();
        }
    }
}
