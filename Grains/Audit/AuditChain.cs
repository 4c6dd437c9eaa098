using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>Counts the lines of a month and chains each to the one that was entered before it, so that none can be taken out unnoticed.</summary>
/// <param name="Number">The number of the line that was entered last, counted from 1; lines of earlier builds count but have no number.</param>
/// <param name="Hash">Its hash; empty before the first.</param>
[GenerateSerializer, Immutable, Alias("audit-chain")]
internal sealed record AuditChain([property: Id(0)] int Number, [property: Id(1)] string Hash)
{
    /// <summary>With one more line, and that line as it is stored.</summary>
    public (AuditChain Chain, AuditEntry Entry) Add(AuditEntry entry)
    {
        var numbered = entry with { Number = Number + 1 };
        var hash = HashOf(Hash, numbered);
        return (new(numbered.Number, hash), numbered with { Chain = hash });
    }

    /// <summary>Whether a stored line is the one that follows.</summary>
    public bool IsFollowedBy(AuditEntry entry) => entry.Number == Number + 1 && string.Equals(HashOf(Hash, entry), entry.Chain, StringComparison.Ordinal);

    static string HashOf(string before, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, before);
        Add(hash, entry.Number);
        Add(hash, entry.At.UtcTicks);
        Add(hash, (int)entry.Outcome);
        foreach (var text in (ReadOnlySpan<string>)[entry.Id, entry.Actor, entry.Action, entry.Target, entry.Detail])
        {
            Add(hash, text);
        }

        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    // With its length before it, so that no two lines look the same.
    static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
