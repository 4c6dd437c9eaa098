using System.Collections.Immutable;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Idempotency;

/// <summary>Requests that changed a record, stored in the same write as the change, so that a repeat is recognized after any crash.</summary>
[GenerateSerializer, Immutable, Alias("carried-out-requests")]
internal sealed record CompletedRequests
{
    /// <summary>How many of the newest requests are kept.</summary>
    public const int MaxKept = 32;

    /// <summary>The requests, oldest first.</summary>
    [Id(0), JsonPropertyName("Requests")] public ImmutableArray<CompletedRequest> Requests { get; init; } = [];

    /// <summary>The request with this key; null when there is none or it has expired.</summary>
    public CompletedRequest? Find(string key, DateTimeOffset now) => Requests.LastOrDefault(
        request => string.Equals(request.Key, key, StringComparison.Ordinal) && request.At + IdempotencyShard.Kept > now);

    /// <summary>Adds a request and drops those that are too old or too many.</summary>
    public CompletedRequests Add(CompletedRequest request)
    {
        ImmutableArray<CompletedRequest> recent = [.. Requests.Where(former => former.At + IdempotencyShard.Kept > request.At), request];
        return this with { Requests = recent[Math.Max(0, recent.Length - MaxKept)..] };
    }
}

/// <summary>A request that changed a record.</summary>
/// <param name="Key">Hash of the caller and its idempotency key.</param>
/// <param name="Request">Hash of the request, which names the operation and with it the status of its answer.</param>
/// <param name="At">When it was carried out.</param>
/// <param name="Number">The number of the revision that it created, or else of the draft that it left.</param>
[GenerateSerializer, Immutable, Alias("carried-out-request")]
internal sealed record CompletedRequest(
    [property: Id(0)] string Key,
    [property: Id(1)] string Request,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] int Number = 0)
{
    /// <summary>The request on whose behalf the current grain call is made; null when it has no key.</summary>
    public static CompletedRequest? Current(DateTimeOffset now) =>
        IdempotencyScope.Current is var (key, request) ? new(key, request, now) : null;

    /// <summary>Whether it is the same request, and not just another one with the same key.</summary>
    public bool IsOf(CompletedRequest other) => string.Equals(Request, other.Request, StringComparison.Ordinal);
}

/// <summary>Answers to repeated requests that cannot be given their first answer again.</summary>
internal static class RepeatErrors
{
    public static readonly ConflictError AnswerGone = new("This request was already carried out, but its answer was not kept. Read the current state instead.");

    public static readonly KeyReusedError KeyReused = new("This Idempotency-Key was used for another request within the last 24 hours. Choose a new one.");
}
