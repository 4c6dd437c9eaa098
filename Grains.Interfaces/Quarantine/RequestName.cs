using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>
/// Names a request by what decides how it runs: parameters, bodies, markup and output type. Two that differ only in page or viewer have one
/// name.
/// </summary>
public static class RequestName
{
    /// <summary>The SHA-256 of the request, in hexadecimal digits. Front ends and silos make the same.</summary>
    public static string For(RenderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, (int)request.Markup);
        Append(hash, request.OutputType);
        Append(hash, request.Body);
        Append(hash, request.PostedBody);
        Append(hash, request.Parameters.Length);
        foreach (var parameter in request.Parameters)
        {
            Append(hash, parameter.Identifier);
            Append(hash, parameter.Value);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, string? text)
    {
        Append(hash, text?.Length ?? -1);
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }

    static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
