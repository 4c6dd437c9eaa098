using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace UserMacro.Administration.Measuring;

/// <summary>Counts the requests to DynamoDB by their kind.</summary>
sealed class RequestCounter
{
    readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts what a client sends from now on.</summary>
    public IAmazonDynamoDB Watch(IAmazonDynamoDB client)
    {
        ((AmazonDynamoDBClient)client).BeforeRequestEvent += (_, sent) =>
        {
            if (sent is WebServiceRequestEventArgs { Request: AmazonDynamoDBRequest request })
            {
                _counts.AddOrUpdate(request.GetType().Name.Replace("Request", "", StringComparison.Ordinal), 1, (_, count) => count + 1);
            }
        };
        return client;
    }

    public IReadOnlyDictionary<string, int> Count => new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
}
