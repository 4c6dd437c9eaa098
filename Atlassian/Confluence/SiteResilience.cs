using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using UserMacro.Atlassian.Http;

namespace UserMacro.Atlassian.Confluence;

/// <summary>
/// How requests to a site are repeated and when they are not even tried: four tries with growing, random pauses from 1 s on
/// (docs/reference/confluence-rest.md#rate-limits),
/// and a rest for a site of which half of the answers fail. Every site for itself: one that is down delays no other. Safe for many threads.
/// </summary>
internal sealed class SiteResilience(TimeProvider time) : IDisposable
{
    /// <summary>How long a site that fails is left alone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    const int Retries = 3;
    const int MinimumThroughput = 8;
    const double FailureRatio = 0.5;

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    /// <summary>Nobody is kept waiting for longer than this by a site's own wish.</summary>
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    static readonly ResiliencePropertyKey<bool> IsRepeatable = new("repeatable");

    readonly ResiliencePipelineRegistry<string> _sites = new();

    /// <summary>Runs tries until one need not be repeated.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="repeatable">Whether the request may be carried out twice. One that may not is repeated only when the site has certainly not done
    /// it.</param>
    /// <param name="attempt">One try; null when it had no reply.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BrokenCircuitException">The site is left alone at present.</exception>
    public async Task<BoundedReply?> RunAsync(
        string site, bool repeatable, Func<CancellationToken, Task<BoundedReply?>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(IsRepeatable, repeatable);
        try
        {
            return await _sites.GetOrAddPipeline<BoundedReply?>(site, Configure)
                .ExecuteAsync(static async (context, attempt) => await attempt(context.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _sites.Dispose();

    void Configure(ResiliencePipelineBuilder<BoundedReply?> pipeline)
    {
        pipeline.TimeProvider = time;
        pipeline
            .AddRetry(new RetryStrategyOptions<BoundedReply?>
            {
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstPause,
                ShouldHandle = static arguments => ValueTask.FromResult(MayRepeat(arguments)),
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<BoundedReply?>
            {
                FailureRatio = FailureRatio,
                MinimumThroughput = MinimumThroughput,
                SamplingDuration = Sampling,
                BreakDuration = Rest,
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome is { Exception: null, Result: null or { Status: >= HttpStatusCode.InternalServerError } }),
            });
    }

    static bool MayRepeat(RetryPredicateArguments<BoundedReply?> arguments) =>
        arguments.Outcome.Result is { } reply
        && (reply.RetryAfter ?? TimeSpan.Zero) <= LongestPause
        && (reply.Status == HttpStatusCode.TooManyRequests
            || (reply.Status >= HttpStatusCode.InternalServerError && arguments.Context.Properties.GetValue(IsRepeatable, defaultValue: false)));
}
