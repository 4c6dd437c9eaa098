using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>Reads the compact form of a token; null for whatever is not exactly that.</summary>
internal static class TokenReader
{
    const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z

    static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static ConnectToken? Read(string text)
    {
        if (text.Split('.') is not [var first, var second, var third]
            || Decode(first) is not { } header
            || Decode(second) is not { } payload
            || Decode(third) is not { } signature)
        {
            return null;
        }

        try
        {
            using var headerDocument = JsonDocument.Parse(header, Strict);
            using var payloadDocument = JsonDocument.Parse(payload, Strict);
            return Read(text, headerDocument.RootElement, payloadDocument.RootElement, signature);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Invalid UTF-8 inside a string shows only when it is read, as InvalidOperationException.
            return null;
        }
    }

    static ConnectToken? Read(string text, JsonElement header, JsonElement payload, byte[] signature)
    {
        if (header.ValueKind != JsonValueKind.Object
            || payload.ValueKind != JsonValueKind.Object
            || header.TryGetProperty("crit", out _)
            || !TryText(header, "alg", out var algorithm) || algorithm is null
            || !TryText(header, "kid", out var keyId)
            || !TryText(payload, "iss", out var issuer) || string.IsNullOrEmpty(issuer)
            || !TryText(payload, "sub", out var subject)
            || !TryText(payload, "qsh", out var queryHash)
            || !TryTime(payload, "iat", out var issuedAt)
            || !TryTime(payload, "exp", out var expires)
            || !TryOptionalTime(payload, "nbf", out var notBefore)
            || Audience(payload) is not { } audience)
        {
            return null;
        }

        return new ConnectToken
        {
            Algorithm = algorithm,
            KeyId = keyId,
            Issuer = issuer,
            Subject = string.IsNullOrEmpty(subject) ? null : subject,
            IssuedAt = issuedAt,
            Expires = expires,
            NotBefore = notBefore,
            QueryHash = queryHash ?? "",
            Audience = audience,
            Context = HostContext.Read(payload),
            Text = text,
            Signature = signature,
        };
    }

    static byte[]? Decode(string part)
    {
        // The decoder itself would pass over white space and padding.
        if (part.Length == 0 || part.AsSpan().ContainsAnyExcept(Base64UrlCharacters))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        return Base64Url.DecodeFromChars(part, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
    }

    static bool TryText(JsonElement json, string name, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    static bool TryTime(JsonElement json, string name, out DateTimeOffset time)
    {
        var good = json.TryGetProperty(name, out var value)
            & value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var seconds)
            && seconds is >= 0 and <= LastSecond;
        time = good ? DateTimeOffset.FromUnixTimeSeconds(value.GetInt64()) : default;
        return good;
    }

    static bool TryOptionalTime(JsonElement json, string name, out DateTimeOffset? time)
    {
        time = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        var good = TryTime(json, name, out var read);
        time = read;
        return good;
    }

    static ImmutableArray<string>? Audience(JsonElement payload)
    {
        if (!payload.TryGetProperty("aud", out var audience))
        {
            return [];
        }

        if (audience.ValueKind == JsonValueKind.String)
        {
            return [audience.GetString()!];
        }

        return audience.ValueKind == JsonValueKind.Array && audience.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String)
            ? [.. audience.EnumerateArray().Select(entry => entry.GetString()!)]
            : null;
    }
}
