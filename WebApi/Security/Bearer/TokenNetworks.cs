using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>
/// Notices when an API token is used from a network that it was not used from within a day. Kept in memory only, as hashes under a key of this process, so that
/// nobody can read from it where somebody was.
/// </summary>
internal sealed class TokenNetworks(SecurityEvents events, TimeProvider time) : IDisposable
{
    /// <summary>How long a network is remembered after its last use.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    const int MaxRemembered = 50_000;

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    readonly BoundedCache<UInt128, bool> _tokens = new(MaxRemembered, time);
    readonly BoundedCache<UInt128, bool> _uses = new(MaxRemembered, time);

    /// <summary>Notes a use of a good token. The first network of a token, also after a restart, is nothing new.</summary>
    public void Note(string token, IPAddress? address)
    {
        var (known, use) = (HashOf(token), HashOf($"{token} {UnknownIssuers.NetworkOf(address)}"));
        if (_tokens.TryGet(known, out _) && !_uses.TryGet(use, out _))
        {
            events.TokenFromNewNetwork();
        }

        _tokens.Set(known, true, Remembered);
        _uses.Set(use, true, Remembered);
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _uses.Dispose();
    }

    UInt128 HashOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
