using System.Net;
using Microsoft.Extensions.Caching.Memory;

namespace UserMacro.WebApi.Security;

/// <summary>Keeps invented issuers from costing storage reads: each is remembered for 5 seconds, and each address may bring few of them.</summary>
internal sealed class UnknownIssuers(TimeProvider time) : IDisposable
{
    /// <summary>How many unknown issuers an address may name within <see cref="Window"/>.</summary>
    public const int PerAddress = 20;

    /// <summary>The longest client key (connect-and-forge.md 4.1).</summary>
    const int MaxClientKeyLength = 255;

    const int MaxRemembered = 20_000;

    static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    readonly MemoryCache _issuers = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    readonly MemoryCache _addresses = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>Whether the grains may be asked about an issuer that is not at hand.</summary>
    public bool MayAsk(string clientKey, IPAddress? address) =>
        clientKey.Length <= MaxClientKeyLength
        && !(_issuers.TryGetValue(clientKey, out long since) && time.GetElapsedTime(since) < Window)
        && !(_addresses.TryGetValue(Network(address), out Tally? tally) && tally!.IsFull(time));

    /// <summary>Notes that nobody knows this issuer.</summary>
    public void Remember(string clientKey, IPAddress? address)
    {
        _issuers.Set(clientKey, time.GetTimestamp(), Entry());
        _addresses.GetOrCreate(Network(address), _ => new Tally(), Entry())!.Add(time);
    }

    /// <summary>The issuer has just installed.</summary>
    public void Forget(string clientKey) => _issuers.Remove(clientKey);

    public void Dispose()
    {
        _issuers.Dispose();
        _addresses.Dispose();
    }

    static MemoryCacheEntryOptions Entry() => new() { Size = 1, AbsoluteExpirationRelativeToNow = Window * 4 };

    // One household or data centre has a whole /64 of IPv6 addresses.
    static string Network(IPAddress? address) =>
        address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexString(bytes, 0, 8)
        : address.ToString();

    sealed class Tally
    {
        readonly Lock _lock = new();
        long _since;
        int _count;

        public bool IsFull(TimeProvider time)
        {
            lock (_lock)
                return _count >= PerAddress && time.GetElapsedTime(_since) < Window;
        }

        public void Add(TimeProvider time)
        {
            lock (_lock)
            {
                if (_count == 0 || time.GetElapsedTime(_since) >= Window)
                    (_since, _count) = (time.GetTimestamp(), 0);
                _count++;
            }
        }
    }
}
