using System.Buffers;

namespace UserMacro.Atlassian.Connect.InstallKeys;

/// <summary>
/// The format of a key ID. The ID comes from an unverified header and becomes part of a URL, so IDs in any other format are rejected
/// (docs/reference/connect-lifecycle.md#signed-installs).
/// </summary>
internal static class InstallKeyId
{
    const int MaxLength = 200;

    static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    public static bool IsValid(string keyId) =>
        keyId.Length is > 0 and <= MaxLength
        && !keyId.AsSpan().ContainsAnyExcept(Characters)
        && !keyId.Contains("..", StringComparison.Ordinal)
        && keyId.Split('/').All(segment => segment is not ("" or "."));
}
