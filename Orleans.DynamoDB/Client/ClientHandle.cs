using Amazon.DynamoDBv2;

namespace Orleans.DynamoDB.Client;

/// <summary>A client, and whether it is ours to dispose of.</summary>
internal sealed class ClientHandle(IAmazonDynamoDB client, bool owned) : IDisposable
{
    public IAmazonDynamoDB Client => client;

    public void Dispose()
    {
        if (owned)
        {
            client.Dispose();
        }
    }
}
