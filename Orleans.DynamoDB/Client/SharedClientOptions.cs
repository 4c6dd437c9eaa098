using Orleans.Configuration;

namespace Orleans.DynamoDB.Client;

/// <summary>Settings of a client that belongs to no single provider.</summary>
internal sealed class SharedClientOptions : DynamoDBClientOptions;
