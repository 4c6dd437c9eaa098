using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace UserMacro.Atlassian.DataCenter.Ids;

/// <summary>IDs of a Data Center site and what they are in the cloud. Only whole IDs are replaced: “12” is no part of “123”.</summary>
public sealed class IdMapping
{
    /// <summary>Entries of all mapping files together.</summary>
    public const int MaxEntries = 5_000;

    /// <summary>Characters of an ID, a path or an address.</summary>
    public const int MaxLength = 500;

    /// <summary>A mapping that replaces nothing.</summary>
    public static readonly IdMapping Empty = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What ends a text or begins code of a template.</summary>
    static readonly SearchValues<char> Code = SearchValues.Create("\"'<>$#\\`");

    readonly FrozenDictionary<string, string> _entries;
    readonly FrozenSet<string> _new;
    readonly SearchValues<string>? _search;
    readonly int[] _lengths;

    /// <param name="entries">New IDs by the old ones.</param>
    public IdMapping(IReadOnlyDictionary<string, string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = entries.ToFrozenDictionary(StringComparer.Ordinal);
        _new = entries.Values.ToFrozenSet(StringComparer.Ordinal);
        var old = entries.Keys.ToArray();
        _search = old.Length == 0 ? null : SearchValues.Create(old, StringComparison.Ordinal);
        _lengths = [.. old.Select(id => id.Length).Distinct().OrderDescending()];
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether a text is an ID of the cloud that an entry gives.</summary>
    public bool Gives(string id) => _new.Contains(id);

    /// <summary>What is wrong with an entry; null when nothing is. What could end a text or begin code of a template is refused.</summary>
    /// <param name="old">The old ID.</param>
    /// <param name="replacement">The new one.</param>
    public static string? FaultOf(string old, string replacement)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(replacement);
        return old.Length is < 2 or > MaxLength || replacement.Length is 0 or > MaxLength
            ? $"needs an old ID of 2 to {MaxLength} characters and a new one of at most {MaxLength}"
            : replacement.AsSpan().ContainsAny(Code) || replacement.Any(char.IsWhiteSpace) || replacement.Any(char.IsControl)
                ? "has a space, a quote, or one of < > $ # \\ ` in its new ID"
                : null;
    }

    /// <summary>Replaces the IDs of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replaced">How many were replaced.</param>
    public string Replace(string text, out int replaced)
    {
        ArgumentNullException.ThrowIfNull(text);
        replaced = 0;
        if (_search is null)
        {
            return text;
        }

        var (result, taken, at) = (new StringBuilder(), 0, 0);
        while (at < text.Length && text.AsSpan(at).IndexOfAny(_search) is var next and >= 0)
        {
            at += next;
            if (EntryAt(text, at) is not { } old)
            {
                at++;
                continue;
            }

            result.Append(text, taken, at - taken).Append(_entries[old]);
            at += old.Length;
            taken = at;
            replaced++;
        }

        return replaced == 0 ? text : result.Append(text, taken, text.Length - taken).ToString();
    }

    /// <summary>The longest entry that is a whole ID here.</summary>
    string? EntryAt(string text, int at)
    {
        if (at > 0 && IsPart(text[at - 1]) && IsPart(text[at]))
        {
            return null;
        }

        var entries = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths)
        {
            if (at + length <= text.Length
                && entries.TryGetValue(text.AsSpan(at, length), out _)
                && !(at + length < text.Length && IsPart(text[at + length]) && IsPart(text[at + length - 1])))
            {
                return text.Substring(at, length);
            }
        }

        return null;
    }

    static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';
}
