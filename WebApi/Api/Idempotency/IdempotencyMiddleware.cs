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
            await RunAsync(context, slot, key, request);
        }
        else
        {
            await (decision.State switch
            {
                IdempotencyState.Kept when rule == IdempotencyRule.MakeBodyAgain => RepeatAsync(context, key, request, decision.Answer!),
                IdempotencyState.Kept => ReplayAsync(context, decision.Answer!, isTold: rule != IdempotencyRule.KeepNoBody),
                IdempotencyState.Running => AnswerRunningAsync(context),
                _ => Reused.ExecuteAsync(context),
            });
        }
    }

    async Task RunAsync(HttpContext context, IIdempotencyGrain slot, string key, string request)
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
            isKept = IsFinal(response.StatusCode) && await TryKeepAsync(slot, key, request, AnswerOf(response));
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

    // What was refused has changed nothing, so a repeat is decided again.
    static bool IsFinal(int status) => status < StatusCodes.Status400BadRequest;

    static StoredAnswer AnswerOf(HttpResponse response) => new(
        response.StatusCode,
        ContentType: null,
        (string?)response.Headers.ETag,
        (string?)response.Headers.Location,
        Body: null);

    static Task AnswerRunningAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RunningRetrySeconds;
        return Running.ExecuteAsync(context);
    }

    /// <summary>Answers as before, with a body that is made from what is stored, or without one when that is gone.</summary>
    async Task RepeatAsync(HttpContext context, string key, string request, StoredAnswer answer)
    {
        var response = context.Response;
        var body = response.Body;
        using var written = new MemoryStream();
        try
        {
            response.Body = written;
            IdempotencyScope.EnterRepeat(key, request);
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        var isMade = IsFinal(response.StatusCode);
        if (!isMade && response.StatusCode < StatusCodes.Status500InternalServerError && IsFinal(answer.Status))
        {
            (response.ContentType, response.ContentLength) = (null, null);
            await ReplayAsync(context, answer, isTold: true);
            return;
        }

        if (isMade)
        {
            SetHead(response, answer);
        }

        await body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
    }

    /// <summary>Answers as before, without a body.</summary>
    /// <param name="context">The repeat.</param>
    /// <param name="answer">What is kept.</param>
    /// <param name="isTold">Whether a caller can do without the body.</param>
    static Task ReplayAsync(HttpContext context, StoredAnswer answer, bool isTold)
    {
        context.Response.Headers[ReplayedHeader] = "true";
        // Previous builds kept refusals too.
        if (!isTold || !IsFinal(answer.Status))
        {
            return Gone.ExecuteAsync(context);
        }

        SetHead(context.Response, answer);
        return Task.CompletedTask;
    }

    static void SetHead(HttpResponse response, StoredAnswer answer)
    {
        response.Headers[ReplayedHeader] = "true";
        response.StatusCode = answer.Status;
        response.Headers.ETag = answer.ETag;
        response.Headers.Location = answer.Location;
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
