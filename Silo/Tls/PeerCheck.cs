using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UserMacro.Silo.Tls;

/// <summary>
/// Whether a certificate is one of the private authority's, now, and for this purpose. The authority is the whole proof: silos are addressed by numbers, so
/// names are not compared.
/// </summary>
internal static class PeerCheck
{
    const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    /// <summary>How a peer's certificate is chained: to these roots only, and without asking the network for anything.</summary>
    public static X509ChainPolicy Policy(X509Certificate2Collection authority, TimeProvider time)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().UtcDateTime,
        };
        policy.CustomTrustStore.AddRange(authority);
        return policy;
    }

    /// <summary>The reason to refuse a peer after a handshake; null when it is accepted.</summary>
    public static string? FaultOf(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, PeerRole role)
    {
        if (certificate is not X509Certificate2 peer)
        {
            return "no certificate";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            return StatusOf(chain);
        }

        return PurposeFault(peer, role);
    }

    /// <summary>What peers would find wrong with a certificate of our own; null when nothing is.</summary>
    public static string? FaultOf(
        X509Certificate2 certificate, X509Certificate2Collection between, X509Certificate2Collection authority, PeerRole role, TimeProvider time)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(authority, time) };
        chain.ChainPolicy.ExtraStore.AddRange(between);
        return chain.Build(certificate) ? PurposeFault(certificate, role) : StatusOf(chain);
    }

    static string? PurposeFault(X509Certificate2 certificate, PeerRole role) =>
        PurposeOf(certificate).HasFlag(role) ? null : $"its extended key usage does not make it a {role}'s";

    // A certificate without the extension would be good for anything; it is not good enough here.
    static PeerRole PurposeOf(X509Certificate2 certificate)
    {
        var role = PeerRole.None;
        foreach (var purpose in certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(usage => usage.EnhancedKeyUsages.Cast<Oid>()))
        {
            role |= purpose.Value switch
            {
                ServerPurpose => PeerRole.Server,
                ClientPurpose => PeerRole.Client,
                _ => PeerRole.None,
            };
        }

        return role;
    }

    static string StatusOf(X509Chain? chain) =>
        chain is { ChainStatus.Length: > 0 } ? string.Join(", ", chain.ChainStatus.Select(status => status.Status).Distinct()) : "not of the authority";
}
