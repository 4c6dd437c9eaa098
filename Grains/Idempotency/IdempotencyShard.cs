using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Idempotency;

/// <summary>Requests of one slot that were carried out, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("idempotency-slot")]
internal sealed record IdempotencyShard
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    const int MaxRequests = 64;

    /// <summary>The requests.</summary>
    [Id(0), JsonPropertyName("Requests")] public ImmutableArray<StoredRequest> Requests { get; init; } = [];

    public StoredRequest? Find(string key, DateTimeOffset now) =>
        Requests.FirstOrDefault(request => string.Equals(request.Key, key, StringComparison.Ordinal) && request.At + Kept > now);

    /// <summary>With one more, and without those that are too old or too many. No body is kept, nor one that a previous build has stored.</summary>
    public IdempotencyShard Add(StoredRequest request) => this with
    {
        Requests = [.. Without(request.At).Requests.Add(request).TakeLast(MaxRequests).Select(WithoutBody)],
    };

    /// <summary>Without those that are too old at a time; this very slot when none is.</summary>
    public IdempotencyShard Without(DateTimeOffset now) =>
        Requests.Any(request => request.At + Kept <= now) ? this with { Requests = [.. Requests.Where(request => request.At + Kept > now)] } : this;

    static StoredRequest WithoutBody(StoredRequest request) => request with { Answer = request.Answer with { ContentType = null, Body = null } };
}
