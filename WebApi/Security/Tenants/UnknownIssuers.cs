using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Atlassian.Http;
using UserMacro.WebApi.Caching;

namespace UserMacro.WebApi.Security.Tenants;

/// <summary>
/// Keeps invented issuers and API tokens from costing storage reads. Each is remembered for 5 seconds; questions about those that were
/// never seen to be good are few, go fairly to the networks that ask, and wait for a moment in place of being refused. Nobody can tell
/// beforehand whether such a question is honest, so what finds no turn is told to come again (503) and never that it is unknown (401).
/// Callers that were ever verified here do not pass through this at all.
/// </summary>
internal sealed class UnknownIssuers(TimeProvider time) : IDisposable
{
    /// <summary>The budget of one front end for questions about unknown callers.</summary>
    public static readonly FairRateLimits Limits = new()
    {
        PerSecond = 100, Burst = 100, AtOnce = 32, Waiting = 1024, WaitingOfOne = 256, Timeout = TimeSpan.FromSeconds(2),
    };

    /// <summary>How many are remembered; each by 16 bytes, however long it is.</summary>
    const int MaxRemembered = 20_000;

    static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    readonly BoundedCache<UInt128, bool> _unknown = new(MaxRemembered, time);
    readonly FairRateLimiter _limiter = new(Limits, time);

    /// <summary>Whether the grains said within the last 5 seconds that nobody knows this name.</summary>
    public bool Remembers(string name) => _unknown.TryGet(KeyOf(name), out _);

    /// <summary>Waits for leave to ask the grains about a name that was never seen to be good; null when there is none now.</summary>
    /// <param name="address">Where the request comes from.</param>
    public Task<IDisposable?> EnterAsync(IPAddress? address) => _limiter.EnterAsync(NetworkOf(address));

    /// <summary>Notes that nobody knows this name.</summary>
    public void Remember(string name) => _unknown.Set(KeyOf(name), true, Window);

    /// <summary>The name has just become known.</summary>
    public void Forget(string name) => _unknown.Remove(KeyOf(name));

    public void Dispose()
    {
        _limiter.Dispose();
        _unknown.Dispose();
    }

    /// <summary>The party that an address belongs to: of IPv6 the first 48 bits, which is what one customer or data centre has.</summary>
    public static string NetworkOf(IPAddress? address) =>
        address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexString(bytes, 0, 6)
        : address.ToString();

    static UInt128 KeyOf(string name) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
