using System.Security.Cryptography;
using System.Text;
using Scriban;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions of <c>string</c> that hash, piece by piece: of the UTF-8 of a text, as hexadecimal digits.</summary>
internal static class HashFunctions
{
    const int Piece = 16 * 1024;

    public static string Md5(TemplateContext context, string? text) => Hash(context, HashAlgorithmName.MD5, text);

    public static string Sha1(TemplateContext context, string? text) => Hash(context, HashAlgorithmName.SHA1, text);

    public static string Sha256(TemplateContext context, string? text) => Hash(context, HashAlgorithmName.SHA256, text);

    public static string Sha512(TemplateContext context, string? text) => Hash(context, HashAlgorithmName.SHA512, text);

    public static string HmacSha1(TemplateContext context, string? text, string? secretKey) => Hmac(context, HashAlgorithmName.SHA1, text, secretKey);

    public static string HmacSha256(TemplateContext context, string? text, string? secretKey) => Hmac(context, HashAlgorithmName.SHA256, text, secretKey);

    public static string HmacSha512(TemplateContext context, string? text, string? secretKey) => Hmac(context, HashAlgorithmName.SHA512, text, secretKey);

    static string Hash(TemplateContext context, HashAlgorithmName algorithm, string? text)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        return Append((GuardedContext)context, hash, text ?? "");
    }

    /// <summary>A long key is hashed first, as the standard has it.</summary>
    static string Hmac(TemplateContext context, HashAlgorithmName algorithm, string? text, string? secretKey)
    {
        var guard = (GuardedContext)context;
        var key = secretKey ?? "";
        guard.Charge((long)Math.Min(key.Length, Piece) * Work.Convert);
        var bytes = key.Length <= Piece ? Encoding.UTF8.GetBytes(key) : Convert.FromHexString(LongKey(guard, algorithm, key));
        using var hash = IncrementalHash.CreateHMAC(algorithm, bytes);
        return Append(guard, hash, text ?? "");
    }

    static string LongKey(GuardedContext context, HashAlgorithmName algorithm, string key)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        return Append(context, hash, key);
    }

    static string Append(GuardedContext context, IncrementalHash hash, string text)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, Piece))];
        for (var at = 0; at < text.Length; at += Piece)
        {
            var piece = text.AsSpan(at, Math.Min(Piece, text.Length - at));
            context.Charge((long)piece.Length * Work.Read);
            var length = encoder.GetBytes(piece, bytes, flush: at + Piece >= text.Length);
            context.Charge(length * 2L * Work.Read);
            hash.AppendData(bytes, 0, length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
