using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>The service's refusals as the SDK throws them.</summary>
internal static class Refusals
{
    public const string Secret = "a value that was sent";

    public static TransactionCanceledException Cancelled(params string?[] codes) => new(Secret)
    {
        ErrorCode = "TransactionCanceledException",
        CancellationReasons = codes.Length == 0 ? null : [.. codes.Select(code => new CancellationReason { Code = code, Message = Secret })],
    };

    public static TransactionConflictException Conflict() => Coded(new TransactionConflictException("Transaction is ongoing for the item"));

    public static ProvisionedThroughputExceededException Throttled() => Coded(new ProvisionedThroughputExceededException("Slow down"));

    public static AmazonServiceException Quoting(string code) => new($"'{Secret}' is wrong") { ErrorCode = code };

    static T Coded<T>(T exception)
        where T : AmazonServiceException
    {
        exception.ErrorCode = typeof(T).Name;
        return exception;
    }
}
