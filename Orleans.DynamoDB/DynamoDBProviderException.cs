namespace Orleans.DynamoDB;

/// <summary>DynamoDB cannot be used, or an operation on it failed. The outcome of a failed write is unknown.</summary>
/// <remarks>Carries no exception of the SDK inside, since callers on other silos could not deserialize it; the service's error code is in the
/// message.</remarks>
[GenerateSerializer, Alias("dynamodb-provider-exception")]
public sealed class DynamoDBProviderException : OrleansException
{
    /// <inheritdoc/>
    public DynamoDBProviderException()
    {
    }

    /// <inheritdoc/>
    public DynamoDBProviderException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public DynamoDBProviderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
