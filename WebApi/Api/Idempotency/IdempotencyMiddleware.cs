using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Api.Idempotency;

/// <summary>Carries out a POST of the administrators' API with an <c>Idempotency-Key</c> once, and answers repeats of it with the same.</summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IGrainFactory grains, ILogger<IdempotencyMiddleware> logger)
{
    public const string Header = "Idempotency-Key";

    public const string ReplayedHeader = "Idempotency-Replayed";

    const int MaxKey = Limits.IdempotencyKey;
    const int MaxBody = 64 * 1024;

    /// <summary>Most requests take less; one whose front end has ended is taken for under way for two minutes.</summary>
    const string RunningRetrySeconds = "5";

    static readonly ProblemResult BadKey = new(ProblemMap.BadRequest(
        "Bad Idempotency-Key", Header, $"Idempotency-Key must be one text of 1 to {MaxKey} visible ASCII characters."));

    static readonly ProblemResult Running = Problem(
        ProblemTypes.IdempotencyInProgress,
        "In progress",
        StatusCodes.Status409Conflict,
        "A request with this Idempotency-Key is still in progress. Repeat it in a moment to get its answer.");

    static readonly ProblemResult Reused = Problem(
        ProblemTypes.IdempotencyKeyReused,
        "Key already used",
        StatusCodes.Status422UnprocessableEntity,
        "This Idempotency-Key was used for another request within the last 24 hours. Choose a new one.");

    static readonly ProblemResult Gone = Problem(
        ProblemTypes.Conflict,
        "Already done",
        StatusCodes.Status409Conflict,
        "This request was already carried out, but its answer was not kept. Read the current state instead.");

    /// <summary>Whether an endpoint with this metadata takes an <c>Idempotency-Key</c>.</summary>
    public static bool TakesKey(IEnumerable<object> metadata) =>
        metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post, StringComparer.Ordinal))
        && metadata.OfType<IdempotencyMetadata>().LastOrDefault()?.Rule != IdempotencyRule.Ignore;

    public async Task InvokeAsync(HttpContext context)
    {
        var rule = context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyMetadata>()?.Rule;
        if (!HttpMethods.IsPost(context.Request.Method) || rule == IdempotencyRule.Ignore
            || context.Features.Get<ApiCaller>() is not { } caller || context.Request.Headers[Header] is { Count: 0 })
        {
            await next(context);
            return;
        }

        if (context.Request.Headers[Header] is not [{ Length: >= 1 and <= MaxKey } text] || text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            await BadKey.ExecuteAsync(context);
            return;
        }

        var key = Hash($"{caller.TokenId}\n{caller.AccountId}\n{text}");
        if (rule == IdempotencyRule.PerItem)
        {
            IdempotencyScope.Enter(key, key);
            await next(context);
            return;
        }

        var request = await HashAsync(context.Request);
        var slot = grains.GetGrain<IIdempotencyGrain>(GrainKeys.Idempotency(caller.Tenant, Convert.FromHexString(key)[0]));
        var decision = await slot.Begin(key, request);
        if (decision.State == IdempotencyState.Fresh)
        {
            await RunAsync(context, slot, key, request, keepsBody: rule != IdempotencyRule.KeepNoBody);
        }
        else
        {
            await (decision.State switch
            {
                IdempotencyState.Kept => ReplayAsync(context, decision.Answer!),
                IdempotencyState.Running => AnswerRunningAsync(context),
                _ => Reused.ExecuteAsync(context),
            });
        }
    }

    async Task RunAsync(HttpContext context, IIdempotencyGrain slot, string key, string request, bool keepsBody)
    {
        var response = context.Response;
        var body = response.Body;
        using var written = new MemoryStream();
        var isKept = false;
        try
        {
            response.Body = written;
            // Whoever stores a change stores this with it: when this process ends before the answer is kept, a repeat is known nevertheless.
            IdempotencyScope.Enter(key, request);
            await next(context);
            isKept = IsFinal(response.StatusCode) && await TryKeepAsync(slot, key, request, AnswerOf(response, keepsBody ? written : null));
        }
        finally
        {
            response.Body = body;
            if (!isKept)
            {
                await TryAsync(() => slot.Abandon(key));
            }
        }

        await body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
    }

    /// <summary>A failure to keep the answer does not undo the change.</summary>
    Task<bool> TryKeepAsync(IIdempotencyGrain slot, string key, string request, StoredAnswer answer) => TryAsync(() => slot.Complete(key, request, answer));

    async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception fault)
        {
            Log.AnswerNotKept(logger, fault);
            return false;
        }
    }

    // Whoever was refused for the moment is meant to try again.
    static bool IsFinal(int status) => status < StatusCodes.Status500InternalServerError
        && status is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden);

    static StoredAnswer AnswerOf(HttpResponse response, MemoryStream? written) => new(
        response.StatusCode,
        response.ContentType,
        (string?)response.Headers.ETag,
        (string?)response.Headers.Location,
        written is { Length: <= MaxBody } ? Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length) : null);

    static Task AnswerRunningAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RunningRetrySeconds;
        return Running.ExecuteAsync(context);
    }

    static async Task ReplayAsync(HttpContext context, StoredAnswer answer)
    {
        var response = context.Response;
        response.Headers[ReplayedHeader] = "true";
        if (answer.Body is not { } body)
        {
            await Gone.ExecuteAsync(context);
            return;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.ETag = answer.ETag;
        response.Headers.Location = answer.Location;
        await response.WriteAsync(body, context.RequestAborted);
    }

    static async Task<string> HashAsync(HttpRequest request)
    {
        request.EnableBuffering(Limits.JsonBody);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n{request.ContentType}\n"));
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            hash.AppendData(part, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static ProblemResult Problem(string type, string title, int status, string detail) => new(ProblemMap.New(type, title, status, detail));
}
