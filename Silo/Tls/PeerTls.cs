using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Orleans.Connections.Security;
using UserMacro.Silo.Diagnostics;

namespace UserMacro.Silo.Tls;

/// <summary>Encrypts connections of Orleans. Both sides prove by a certificate of the authority who they are, before anything else of a peer is read.</summary>
internal sealed class PeerTls(TlsIdentitySource identities, TimeProvider time, ILogger<PeerTls> logger)
{
    const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>How long a handshake may take.</summary>
    /// <value>5 seconds: Orleans gives a new connection as long.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Lets peers in that have this role.</summary>
    public void Accept(IConnectionBuilder connections, PeerRole role)
    {
        var options = Options();
        options.OnAuthenticateAsServer = (connection, tls) => Configure((SslServerAuthenticationOptions)tls.SslServerAuthenticationOptions, connection, role);
        connections.Use(Report);
        connections.UseServerTls(options);
        connections.Use(Admit);
    }

    /// <summary>Shows who we are to a silo that we have dialled, and makes sure that it is one.</summary>
    public void Dial(IConnectionBuilder connections)
    {
        var options = Options();
        options.OnAuthenticateAsClient = (connection, tls) => Configure((SslClientAuthenticationOptions)tls.SslClientAuthenticationOptions, connection);
        connections.Use(Report);
        connections.UseClientTls(options);
        connections.Use(Admit);
    }

    /// <summary>The package's own check of certificates knows neither the connection nor the role, so the check is set for each handshake.</summary>
    TlsOptions Options() => new()
    {
        HandshakeTimeout = Timeout,
        RemoteCertificateMode = RemoteCertificateMode.NoCertificate,
        ClientCertificateMode = RemoteCertificateMode.NoCertificate,
        LocalServerCertificateSelector = (_, _) => identities.Current().Own.TargetCertificate,
    };

    void Configure(SslServerAuthenticationOptions tls, ConnectionContext connection, PeerRole role)
    {
        var identity = identities.Current();
        tls.ServerCertificate = null;
        tls.ServerCertificateSelectionCallback = null;
        tls.ServerCertificateContext = identity.Own;
        tls.ClientCertificateRequired = true;
        tls.EnabledSslProtocols = Protocols;
        tls.AllowRenegotiation = false;
        tls.AllowTlsResume = false;
        tls.CertificateChainPolicy = PeerCheck.Policy(identity.Authority, time);
        tls.RemoteCertificateValidationCallback = CheckFor(connection, role);
    }

    void Configure(SslClientAuthenticationOptions tls, ConnectionContext connection)
    {
        var identity = identities.Current();
        // Silos have no names; see PeerCheck.
        tls.TargetHost = "";
        tls.ClientCertificates = null;
        tls.LocalCertificateSelectionCallback = null;
        tls.ClientCertificateContext = identity.Own;
        tls.EnabledSslProtocols = Protocols;
        tls.AllowRenegotiation = false;
        tls.AllowTlsResume = false;
        tls.CertificateChainPolicy = PeerCheck.Policy(identity.Authority, time);
        tls.RemoteCertificateValidationCallback = CheckFor(connection, PeerRole.Server);
    }

    static RemoteCertificateValidationCallback CheckFor(ConnectionContext connection, PeerRole role) => (_, certificate, chain, errors) =>
    {
        var fault = PeerCheck.FaultOf(certificate, chain, errors, role);
        connection.Features.GetRequiredFeature<Handshake>().Fault = fault;
        return fault is null;
    };

    /// <summary>Says at whose address a handshake failed, and why.</summary>
    ConnectionDelegate Report(ConnectionDelegate next) => async connection =>
    {
        var handshake = new Handshake();
        connection.Features.Set(handshake);
        await next(connection);
        if (!handshake.IsDone)
        {
            Log.PeerRefused(logger, connection.RemoteEndPoint, handshake.Fault ?? "no handshake");
        }
    };

    static ConnectionDelegate Admit(ConnectionDelegate next) => connection =>
    {
        connection.Features.GetRequiredFeature<Handshake>().IsDone = true;
        return next(connection);
    };

    /// <summary>The outcome of one connection's handshake.</summary>
    sealed class Handshake
    {
        public bool IsDone { get; set; }

        public string? Fault { get; set; }
    }
}
