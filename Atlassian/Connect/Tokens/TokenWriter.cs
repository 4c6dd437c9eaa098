using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Writes the compact form of a token.</summary>
internal static class TokenWriter
{
    public static string Write(string algorithm, string? keyId, TokenClaims claims, Func<byte[], byte[]> sign)
    {
        var input = $"{Header(algorithm, keyId)}.{Payload(claims)}";
        return $"{input}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(input)))}";
    }

    static string Header(string algorithm, string? keyId) => Encode(json =>
    {
        json.WriteString("typ", "JWT");
        json.WriteString("alg", algorithm);
        WriteIfPresent(json, "kid", keyId);
    });

    static string Payload(TokenClaims claims) => Encode(json =>
    {
        json.WriteString("iss", claims.Issuer);
        json.WriteNumber("iat", claims.IssuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", claims.Expires.ToUnixTimeSeconds());
        json.WriteString("qsh", claims.QueryHash);
        WriteIfPresent(json, "sub", claims.Subject);
        if (claims.Audience is { } audience)
        {
            json.WriteStartArray("aud");
            json.WriteStringValue(audience);
            json.WriteEndArray();
        }

        if (claims.Context is { } context)
        {
            json.WritePropertyName("context");
            context.WriteTo(json);
        }
    });

    static void WriteIfPresent(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    static string Encode(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
