using System.Security.Cryptography;
using System.Text.Json;

namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Names the parts of a request that are carried out one by one, so that a repeat finds those that were.</summary>
internal static class PartOfRequest
{
    /// <summary>The SHA-256 of what decides how the part is carried out, in hexadecimal digits.</summary>
    public static string NameOf<T>(T content, JsonSerializerOptions json) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, json)));
}
