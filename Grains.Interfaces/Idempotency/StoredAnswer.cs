using System.Text;

namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>The answer to a request, kept for a repeat of it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of <paramref name="Body"/>; null for none.</param>
/// <param name="ETag">The header; null for none.</param>
/// <param name="Location">The header; null for none.</param>
/// <param name="Body">The body; null when it must not be kept, or is too large for that.</param>
[GenerateSerializer, Immutable, Alias("kept-answer")]
public sealed record StoredAnswer(
    [property: Id(0)] int Status,
    [property: Id(1)] string? ContentType,
    [property: Id(2)] string? ETag,
    [property: Id(3)] string? Location,
    [property: Id(4)] string? Body)
{
    bool PrintMembers(StringBuilder text)
    {
        text.Append("Status = ").Append(Status);
        return true;
    }
}
