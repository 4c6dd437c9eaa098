using UserMacro.Grains.Interfaces.Idempotency;

namespace UserMacro.Grains.Idempotency;

/// <summary>A request that was carried out.</summary>
/// <param name="Key">Hash of the caller and its idempotency key.</param>
/// <param name="Request">Hash of the request.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Answer">Its answer.</param>
[GenerateSerializer, Immutable, Alias("kept-request")]
internal sealed record StoredRequest(
    [property: Id(0)] string Key,
    [property: Id(1)] string Request,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] StoredAnswer Answer);
