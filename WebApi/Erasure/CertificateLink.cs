using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Erasure;

/// <summary>The part of an address that names a certificate and opens it: the tenant's id and 256 random bits.</summary>
internal readonly record struct CertificateLink(TenantId Tenant, string Secret)
{
    public const string Path = "/erasure/certificates";

    const int SecretLength = 64;
    const char Separator = '.';

    public static bool TryParse(string text, out CertificateLink link)
    {
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        if (separator > 0 && text.Length == separator + 1 + SecretLength && TenantId.TryParse(text[..separator], out var tenant))
        {
            link = new(tenant, text[(separator + 1)..]);
            return true;
        }

        link = default;
        return false;
    }

    public string ToUrl(string baseUrl) => $"{baseUrl}{Path}/{Tenant.Value}{Separator}{Secret}";
}
