using System.Security.Authentication;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Tls;

namespace UserMacro.Silo.Tests.Tls;

public sealed class TlsHandshakeTests : IDisposable
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

        var (_, dialled) = await ShakeHandsAsync(Handshake(foreign), Handshake(_authority.Issue()), PeerRole.Client);

        (await Should.ThrowAsync<AuthenticationException>(dialled)).Message.ShouldContain("PartialChain");
    }

    [Fact]
    public async Task Handshake_ServerWithACertificateForClients_IsRefusedByTheOneWhoDials()
    {
        using var files = new TestFiles(_authority.Issue([TestAuthority.Client]), _authority.Pem);

        var (_, dialled) = await ShakeHandsAsync(Handshake(files), Handshake(_authority.Issue()), PeerRole.Client);

        (await Should.ThrowAsync<AuthenticationException>(dialled)).Message.ShouldContain("NotValidForUsage");
    }

    [Fact]
    public async Task Accept_PeerWithoutACertificate_IsRefused()
    {
        await using var server = new TestConnection();
        var accepted = Handshake(_authority.Issue()).AcceptAsync(server, PeerRole.Client, _ => Task.CompletedTask);
        await using var stream =
            new System.Net.Security.SslStream(
                new DuplexPipeStream(server.Peer), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);

        await Task.WhenAny(stream.AuthenticateAsClientAsync(new() { TargetHost = "" }, Cancellation), accepted);

        (await Should.ThrowAsync<AuthenticationException>(accepted)).Message.ShouldContain("no certificate");
    }

    [Fact]
    public async Task Accept_PlainText_IsRefusedBeforeAnythingIsReadOfIt()
    {
        await using var server = new TestConnection();
        var accepted = Handshake(_authority.Issue()).AcceptAsync(server, PeerRole.Client, _ => throw new InvalidOperationException("let in"));

        await server.Peer.Output.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: silo\r\n\r\n"), Cancellation);

        await Should.ThrowAsync<AuthenticationException>(accepted);
        _log.Text.ShouldContain("Refused the peer at 127.0.0.1:1: no handshake");
    }

    [Fact]
    public async Task Accept_PeerThatSaysNothing_IsRefusedInTime()
    {
        await using var server = new TestConnection();
        var accepted = Handshake(_authority.Issue()).AcceptAsync(server, PeerRole.Client, _ => throw new InvalidOperationException("let in"));

        _time.Advance(TimeSpan.FromSeconds(5));

        (await Should.ThrowAsync<AuthenticationException>(accepted)).Message.ShouldContain("within 5 s");
    }

    public void Dispose()
    {
        _files.ForEach(files => files.Dispose());
        _authority.Dispose();
        _foreign.Dispose();
        _log.Dispose();
    }

    TlsHandshake Handshake((string Certificate, string Key) own)
    {
        var files = new TestFiles(own, _authority.Pem);
        _files.Add(files);
        return Handshake(files);
    }

    TlsHandshake Handshake(TestFiles files)
    {
        var first = TlsIdentity.Create(TlsFiles.Read(files.Settings), PeerRole.None, _time);
        var source = new TlsIdentitySource(files.Settings, PeerRole.None, first, _time, NullLogger<TlsIdentitySource>.Instance);
        return new(source, _time, _log.CreateLogger<TlsHandshake>());
    }

    async Task ShouldRefuseClientAsync(TlsHandshake client, PeerRole role, string reason)
    {
        var (accepted, _) = await ShakeHandsAsync(Handshake(_authority.Issue()), client, role);

        (await Should.ThrowAsync<AuthenticationException>(accepted)).Message.ShouldContain(reason);
        _log.Text.ShouldContain(reason);
        _log.Text.ShouldNotContain("-----BEGIN");
    }

    /// <summary>Both sides of one connection, each of which gives what it reads; ended when both have.</summary>
    static async Task<(Task<string> Accepted, Task<string> Dialled)> ShakeHandsAsync(TlsHandshake server, TlsHandshake client, PeerRole role)
    {
        var ends = new TestConnection();
        var accepted = TalkAsync(ends, "from the server", next => server.AcceptAsync(ends, role, next));
        var dialled = TalkAsync(ends.Other, "from the client", next => client.DialAsync(ends.Other, next));
        await ((Task)Task.WhenAll(accepted, dialled)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await ends.DisposeAsync();
        return (accepted, dialled);
    }

    static async Task<string> TalkAsync(TestConnection connection, string text, Func<ConnectionDelegate, Task> run)
    {
        var read = "";
        try
        {
            await run(async secured =>
            {
                await secured.Transport.Output.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);
                var result = await secured.Transport.Input.ReadAtLeastAsync(text.Length, Cancellation);
                read = Encoding.UTF8.GetString(result.Buffer);
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
