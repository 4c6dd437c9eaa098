using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime.Messaging;
using Polly;
using Polly.Retry;
using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.WebApi.Hosting;

/// <summary>Asks again when the silo that a <see cref="IdempotentAttribute"/> call went to has left, so that a silo can be replaced without
/// a failed render. Edits are never repeated. A call that runs a macro may have ended its silo: when that went away meanwhile it is
/// repeated once, marked as suspect (<see cref="LostCalls"/>). One that only timed out is not repeated: threads that are busy do not get
/// less so by it, and whether a silo was lost is for <see cref="CallWatch"/> to find out.</summary>
internal sealed class RetryFilter(TimeProvider time, LostCalls lost, OutstandingCalls outstanding) : IOutgoingGrainCallFilter
{
    /// <summary>No call is repeated this long after it was made first; with the patience of one call, that bounds the whole.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    const int MostRepeats = 8;

    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    static readonly ResiliencePropertyKey<Call> State = new(nameof(State));

    readonly ConcurrentDictionary<MethodInfo, IdempotentAttribute?> _repeatable = new();
    readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = MostRepeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } failure && args.Context.Properties.GetValue(State, null!).IsWorthwhile(failure, args.AttemptNumber)),
        })
        .Build();

    // What grains call from inside a silo is part of a call that is repeated as a whole.
    public Task Invoke(IOutgoingGrainCallContext context) =>
        context.SourceContext is null && _repeatable.GetOrAdd(context.InterfaceMethod, method => method.GetCustomAttribute<IdempotentAttribute>()) is { } rule
            ? InvokeAsync(new(context, rule.RunsMacro, time, lost, outstanding))
            : context.Invoke();

    async Task InvokeAsync(Call call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            context.Properties.Set(State, call);
            await _pipeline.ExecuteAsync(static async (_, call) => await call.InvokeAsync(), context, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One call with its repeats.</summary>
    sealed class Call(IOutgoingGrainCallContext call, bool runsMacro, TimeProvider time, LostCalls lost, OutstandingCalls outstanding)
    {
        readonly long _began = time.GetTimestamp();
        bool _wasLost;

        public Task InvokeAsync()
        {
            if (!runsMacro)
            {
                return call.Invoke();
            }

            lost.Mark(call);
            return RunMacroAsync();
        }

        /// <summary>Notes a failed attempt; whether another one may help.</summary>
        public bool IsWorthwhile(Exception failure, int attempt)
        {
            // A lost answer shows as a timeout; a second one in a row is no accident.
            var mayHelp = failure is OrleansMessageRejectionException or ConnectionFailedException
                || (failure is TimeoutException && attempt == 0 && !runsMacro);
            // What a silo or a connection refused has not begun to run.
            if (runsMacro && failure is SiloUnavailableException)
            {
                mayHelp &= !_wasLost;
                _wasLost = true;
            }

            return mayHelp && time.GetElapsedTime(_began) < Window;
        }

        async Task RunMacroAsync()
        {
            var begun = outstanding.Begin(call);
            try
            {
                await call.Invoke();
            }
            catch (TimeoutException)
            {
                outstanding.EndLate(begun);
                throw;
            }
            catch (SiloUnavailableException)
            {
                lost.Add(MacroCall.From(call), begun.Began);
                throw;
            }
            finally
            {
                outstanding.End(begun);
            }
        }
    }
}
