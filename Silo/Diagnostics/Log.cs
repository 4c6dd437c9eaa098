using System.Net;

namespace UserMacro.Silo.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning,
        "Made the key file {Path} (key {KeyId}). Keep a copy of it in a safe place, apart from backups of the data: without it the data cannot be read.")]
    public static partial void KeyFileCreated(ILogger logger, string path, string keyId);

    [LoggerMessage(2, LogLevel.Warning, "No silo answers yet; asking again in {Seconds:0.0} s: {Reason}")]
    public static partial void NoSiloYet(ILogger logger, double seconds, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Refused the peer at {Peer}: {Fault}")]
    public static partial void PeerRefused(ILogger logger, EndPoint? peer, string fault);

    [LoggerMessage(4, LogLevel.Information, "Took a new certificate, which is valid until {End:u}")]
    public static partial void CertificateReplaced(ILogger logger, DateTime end);

    [LoggerMessage(5, LogLevel.Warning, "Keeps the certificate it has: {Fault}")]
    public static partial void CertificateNotReplaced(ILogger logger, string fault);

    [LoggerMessage(6, LogLevel.Error, "The data keys of {Owner} were not changed: {Fault}")]
    public static partial void KeyNotChanged(ILogger logger, string owner, string fault);

    [LoggerMessage(7, LogLevel.Error, "The state {State} of {Grain} cannot be encrypted again: it was altered, or belongs elsewhere. Its previous key is kept.")]
    public static partial void RecordNotReencrypted(ILogger logger, string state, string grain);
}
