using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace UserMacro.Grains.Accounts;

/// <summary>
/// The short name of an account in all records but one. It is random: were it counted, the first new account after the accounts' record was lost would
/// have the name of somebody else.
/// </summary>
internal static class AccountHandle
{
    const char First = 'u';
    const int Letters = 12;

    // Without vowels, so that no handle is a word.
    const string Alphabet = "bcdfghjkmnpqrstvwxz";

    static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    public static string Create() => First + RandomNumberGenerator.GetString(Alphabet, Letters);

    /// <summary>Whether a text is a handle of this kind.</summary>
    public static bool IsRandom(string handle) => handle.Length == Letters + 1 && handle[0] == First && !handle.AsSpan(1).ContainsAnyExcept(Allowed);

    /// <summary>The number of a handle of earlier builds, which counted; null for any other text.</summary>
    public static int? NumberOf(string handle) =>
        handle.Length > 1 && handle[0] == First && handle[1] is >= '1' and <= '9'
        && int.TryParse(handle.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
