using System.Text;

namespace UserMacro.Grains.Interfaces.Idempotency;

/// <summary>What is kept of the answer to a request for a repeat of it. The body is not kept: it names accounts and holds templates.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Always null now; previous builds stored the type of the body.</param>
/// <param name="ETag">The header; null for none.</param>
/// <param name="Location">The header; null for none.</param>
/// <param name="Body">Always null now; previous builds stored the body, which nobody reads.</param>
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
