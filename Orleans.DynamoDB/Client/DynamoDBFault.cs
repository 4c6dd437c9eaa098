using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Orleans.DynamoDB.Client;

/// <summary>Translates the SDK's failures for callers.</summary>
internal static class DynamoDBFault
{
    /// <summary>
    /// Whether an exception comes from the SDK or the network below it. A request that takes too long ends as a cancellation that nobody asked for.
    /// </summary>
    public static bool Is(Exception exception, CancellationToken asked) => exception switch
    {
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or ObjectDisposedException => true,
        OperationCanceledException => !asked.IsCancellationRequested,
        _ => false,
    };

    /// <summary>The exception that leaves a provider. It names the table and the service's code, and never a value.</summary>
    public static DynamoDBProviderException On(string table, Exception exception) => exception switch
    {
        DynamoDBProviderException known => known,
        ResourceNotFoundException => new($"The DynamoDB table '{table}' is missing, or one of its indexes is (ResourceNotFoundException)."),
        TransactionCanceledException cancelled => new($"A transaction on the DynamoDB table '{table}' was cancelled: {CancellationCodes.From(cancelled)}."),
        AmazonServiceException { ErrorCode.Length: > 0 } service =>
            new($"The DynamoDB table '{table}' failed with {service.ErrorCode} (request {service.RequestId}){Words(service)}"),
        OperationCanceledException or TimeoutException => new($"The DynamoDB table '{table}' did not answer in time."),
        _ => new($"The DynamoDB table '{table}' failed: {exception.GetType().Name}."),
    };

    // Other refusals quote the request: its values, or with a wrong signature its security token.
    static string Words(AmazonServiceException exception) =>
        string.Equals(exception.ErrorCode, "AccessDeniedException", StringComparison.Ordinal) ? $": {exception.Message}" : ".";
}
