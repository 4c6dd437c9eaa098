using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Orleans.DynamoDB.Client;

/// <summary>
/// Sends again what the SDK does not: transactions that met another or were throttled, writes that met a transaction, and what a batch left over.
/// </summary>
internal static class TransientRetry
{
    public const int MaxRetries = 4;

    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline Create(string table, TimeProvider time, ILogger logger) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(ReasonOf(arguments.Outcome) is not null),
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                OnRetry = arguments =>
                {
                    Log.SentAgain(logger, table, ReasonOf(arguments.Outcome)!, arguments.AttemptNumber + 2, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    static string? ReasonOf(Outcome<object> outcome) => outcome switch
    {
        { Exception: TransactionConflictException } => "a write met a transaction",
        { Exception: TransactionCanceledException cancelled } when CancellationCodes.IsTransient(cancelled) => CancellationCodes.From(cancelled),
        { Result: BatchWriteItemResponse { UnprocessedItems.Count: > 0 } } => "a batch was not written whole",
        _ => null,
    };
}
