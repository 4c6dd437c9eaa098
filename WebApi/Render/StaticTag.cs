using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>Names static output by all that it is made of: the revision, and a hash of parameters, page and site.</summary>
internal sealed class StaticTag
{
    readonly string _hash;

    StaticTag(string hash) => _hash = hash;

    public static StaticTag Of(MacroUse use, HostCaller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (ReadOnlySpan<string>)[use.Key, use.Page.Id, use.Page.Title, use.Page.Type, use.Page.Version, use.Page.SpaceKey, use.OutputType, use.MacroId, caller.Access.BaseUrl])
            Append(hash, text);
        foreach (var parameter in use.Parameters)
        {
            Append(hash, parameter.Identifier);
            Append(hash, parameter.Value);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));
    }

    public string ForRevision(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}-{_hash}\"");

    /// <summary>The revision whose output, of this very use, the host holds; null when it holds none.</summary>
    public int? KnownRevision(StringValues ifNoneMatch)
    {
        var tag = ifNoneMatch.Count == 1 ? ifNoneMatch.ToString() : "";
        if (tag.StartsWith("W/", StringComparison.Ordinal))
            tag = tag[2..];
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return end > 1
            && int.TryParse(tag.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            && string.Equals(tag, ForRevision(revision), StringComparison.Ordinal) ? revision : null;
    }

    // Each with its length, so that no two lists of texts look alike.
    static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
