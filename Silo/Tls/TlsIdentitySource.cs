using UserMacro.Silo.Configuration;
using UserMacro.Silo.Diagnostics;

namespace UserMacro.Silo.Tls;

/// <summary>The identity as the files have it now: they are looked at before each handshake, so certificates can be replaced while the process runs.</summary>
internal sealed class TlsIdentitySource(TlsSettings settings, PeerRole role, TlsIdentity first, TimeProvider time, ILogger<TlsIdentitySource> logger)
{
    volatile TlsIdentity _current = first;
    volatile string? _refused;

    /// <summary>The identity in the files; the last good one while they hold none, as between the writes of two of them.</summary>
    public TlsIdentity Current()
    {
        try
        {
            var files = TlsFiles.Read(settings);
            var fingerprint = files.Fingerprint();
            if (fingerprint == _current.Fingerprint || fingerprint == _refused)
            {
                return _current;
            }

            _refused = fingerprint;
            _current = TlsIdentity.Create(files, role, time);
            Log.CertificateReplaced(logger, _current.Own.TargetCertificate.NotAfter.ToUniversalTime());
        }
        catch (ConfigurationFaultException fault)
        {
            Log.CertificateNotReplaced(logger, fault.Message);
        }

        return _current;
    }
}
