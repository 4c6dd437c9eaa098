using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime.Messaging;
using Polly;
using Polly.Retry;
using UserMacro.Grains.Interfaces;

namespace UserMacro.WebApi.Hosting;

/// <summary>Asks again when the silo that a <see cref="RepeatableAttribute"/> call went to has left, so that a silo can be replaced without a failed render. Edits are never repeated.</summary>
internal sealed class RepeatedCalls(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>No call is repeated this long after it was made first; with the patience of one call, that bounds the whole.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    const int MostRepeats = 8;

    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    static readonly ResiliencePropertyKey<long> Began = new(nameof(Began));

    readonly ConcurrentDictionary<MethodInfo, bool> _repeatable = new();
    readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = MostRepeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } failure && IsWorthwhile(failure, args.AttemptNumber) && time.GetElapsedTime(args.Context.Properties.GetValue(Began, 0)) < Window),
        })
        .Build();

    // What grains call from inside a silo is part of a call that is repeated as a whole.
    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.SourceContext is null && _repeatable.GetOrAdd(context.InterfaceMethod, method => method.IsDefined(typeof(RepeatableAttribute)))
            ? InvokeAsync(context)
            : context.Invoke();

    async Task InvokeAsync(IOutgoingGrainCallContext call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            context.Properties.Set(Began, time.GetTimestamp());
            await _pipeline.ExecuteAsync(static async (_, call) => await call.Invoke(), context, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // A lost answer shows as a timeout; a second one in a row is no accident.
    static bool IsWorthwhile(Exception failure, int attempt) =>
        failure is OrleansMessageRejectionException or ConnectionFailedException || (failure is TimeoutException && attempt == 0);
}
