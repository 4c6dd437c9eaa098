using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using UserMacro.Silo.Diagnostics;

namespace UserMacro.Silo.Tls;

/// <summary>Encrypts connections of Orleans. Both sides prove by a certificate of the authority who they are, before anything else of a peer is read.</summary>
internal sealed class TlsHandshake(TlsIdentitySource identities, TimeProvider time, ILogger<TlsHandshake> logger)
{
    /// <summary>How long a handshake may take; Orleans gives a new connection as long.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>Lets a peer in that has this role.</summary>
    /// <exception cref="AuthenticationException">It has not.</exception>
    public Task AcceptAsync(ConnectionContext connection, PeerRole role, ConnectionDelegate next) =>
        RunAsync(connection, role, next, (stream, identity, check, cancellation) =>
        stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = identity.Own,
                ClientCertificateRequired = true,
                EnabledSslProtocols = Protocols,
                AllowRenegotiation = false,
                AllowTlsResume = false,
                CertificateChainPolicy = PeerCheck.Policy(identity.Authority, time),
                RemoteCertificateValidationCallback = check,
            },
            cancellation));

    /// <summary>Shows who we are to a silo that we have dialled, and makes sure that it is one.</summary>
    /// <exception cref="AuthenticationException">It is none.</exception>
    public Task DialAsync(ConnectionContext connection, ConnectionDelegate next) =>
        RunAsync(connection, PeerRole.Server, next, (stream, identity, check, cancellation) =>
        stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                // Silos have no names; see PeerCheck.
                TargetHost = "",
                ClientCertificateContext = identity.Own,
                EnabledSslProtocols = Protocols,
                AllowRenegotiation = false,
                AllowTlsResume = false,
                CertificateChainPolicy = PeerCheck.Policy(identity.Authority, time),
                RemoteCertificateValidationCallback = check,
            },
            cancellation));

    async Task RunAsync(ConnectionContext connection, PeerRole role, ConnectionDelegate next, Handshake handshake)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new DuplexPipeStream(plain));
        await ShakeHandsAsync(connection, stream, role, handshake);
        connection.Transport = new StreamPipes(stream);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
        }
    }

    async Task ShakeHandsAsync(ConnectionContext connection, SslStream stream, PeerRole role, Handshake handshake)
    {
        string? fault = null;
        using var over = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, connection.ConnectionClosed);
        try
        {
            await handshake(
                stream, identities.Current(),
                    (_, certificate, chain, errors) => (fault = PeerCheck.FaultOf(certificate, chain, errors, role)) is null, either.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or InvalidOperationException)
        {
            fault ??= over.IsCancellationRequested ? $"no handshake within {Patience.TotalSeconds:0} s" : $"no handshake: {(e.InnerException ?? e).Message}";
            Log.PeerRefused(logger, connection.RemoteEndPoint, fault);
            throw new AuthenticationException($"The peer at {connection.RemoteEndPoint} was refused: {fault}.", e);
        }
    }

    delegate Task Handshake(SslStream stream, TlsIdentity identity, RemoteCertificateValidationCallback check, CancellationToken cancellation);
}
