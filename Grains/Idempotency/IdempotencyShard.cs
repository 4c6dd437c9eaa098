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
    const int MaxCharacters = 256 * 1024;

    /// <summary>The requests.</summary>
    [Id(0), JsonPropertyName("Requests")] public ImmutableArray<StoredRequest> Requests { get; init; } = [];

    public StoredRequest? Find(string key, DateTimeOffset now) =>
        Requests.FirstOrDefault(request => string.Equals(request.Key, key, StringComparison.Ordinal) && request.At + Kept > now);

    /// <summary>With one more, and without those that are too old or too much.</summary>
    public IdempotencyShard Add(StoredRequest request)
    {
        var requests = Without(request.At).Requests.Add(request);
        var size = requests.Sum(SizeOf);
        var first = 0;
        while (first < requests.Length - 1 && (requests.Length - first > MaxRequests || size > MaxCharacters))
        {
            size -= SizeOf(requests[first++]);
        }

        return this with { Requests = requests[first..] };
    }

    /// <summary>Without those that are too old at a time; this very slot when none is.</summary>
    public IdempotencyShard Without(DateTimeOffset now) =>
        Requests.Any(request => request.At + Kept <= now) ? this with { Requests = [.. Requests.Where(request => request.At + Kept > now)] } : this;

    static int SizeOf(StoredRequest request) => request.Answer.Body?.Length ?? 0;
}
