using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>An API token as a request brings it: <c>usermacro_{tenant}_{id}_{secret}</c>, so that whoever finds one knows what it opens.</summary>
internal sealed record BearerToken
{
    const string Product = "usermacro";
    const char Separator = '_';
    const int IdLength = 16;
    const int SecretLength = 64;

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    BearerToken(TenantId tenant, string id, ImmutableArray<byte> secretHash) => (Tenant, Id, SecretHash) = (tenant, id, secretHash);

    public TenantId Tenant { get; }

    public string Id { get; }

    /// <summary>SHA-256 of the secret's bytes.</summary>
    public ImmutableArray<byte> SecretHash { get; }

    public static string TextOf(TenantId tenant, string id, string secret) => string.Join(Separator, Product, tenant.Value, id, secret);

    /// <summary>Reads a token; false for a text that is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BearerToken? token)
    {
        token = text.Split(Separator) is [Product, var tenantText, { Length: IdLength } id, { Length: SecretLength } secret]
            && TenantId.TryParse(tenantText, out var tenant)
            && IsHexadecimal(id) && IsHexadecimal(secret)
            ? new(tenant, id, [.. SHA256.HashData(Convert.FromHexString(secret))])
            : null;
        return token is not null;
    }

    static bool IsHexadecimal(string text) => text.AsSpan().IndexOfAnyExcept(Digits) < 0;

    bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
