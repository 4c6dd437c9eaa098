using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Erasure.Contracts;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Erasure;

/// <summary>Certificates of erasure and the keys that they are checked with, for anybody; so few questions at once that nobody is kept from others.</summary>
internal sealed class Certificates(IGrainFactory grains, UnknownIssuers limiter)
{
    /// <summary>The certificate behind a link; null when there is none.</summary>
    public async Task<Lookup<CertificateDto>> FindAsync(string text, IPAddress? address)
    {
        if (!CertificateLink.TryParse(text, out var link))
        {
            return default;
        }

        using var turn = await limiter.EnterAsync(address);
        if (turn is null)
        {
            return new(Found: null, IsBusy: true);
        }

        var signed = await grains.GetGrain<IErasureGrain>(GrainKeys.Erasure(link.Tenant)).Certificate(link.Secret);
        return new(signed is null ? null : new CertificateDto(Payload(signed), signed));
    }

    /// <summary>The keys; null when it is too busy to tell.</summary>
    public async Task<KeySetDto?> KeysAsync(IPAddress? address)
    {
        using var turn = await limiter.EnterAsync(address);
        if (turn is null)
        {
            return null;
        }

        var key = await grains.GetGrain<ICertificateKeysGrain>(ICertificateKeysGrain.Key).PublicKey();
        return new([new("EC", "P-256", "sig", "ES256", key.Id, key.X, key.Y)]);
    }

    static JsonNode? Payload(string signed) => JsonNode.Parse(Base64Url.DecodeFromChars(signed.Split('.')[1]));
}
