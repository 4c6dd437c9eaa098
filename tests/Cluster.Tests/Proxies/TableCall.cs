namespace UserMacro.Cluster.Tests.Proxies;

/// <summary>One request to DynamoDB as it came over the wire.</summary>
/// <param name="At">When it came.</param>
/// <param name="Operation">What the <c>X-Amz-Target</c> header asks for, such as <c>PutItem</c>.</param>
/// <param name="Items">The items it reads or writes.</param>
/// <param name="Invocation">The SDK's id of the call; its repeats have the same.</param>
/// <param name="IsRefused">Whether it was answered with a throttling fault.</param>
sealed record TableCall(TimeSpan At, string Operation, IReadOnlyList<TableItem> Items, string Invocation, bool IsRefused)
{
    /// <summary>Whether it is a read of data.</summary>
    public bool IsRead => Operation is "GetItem" or "BatchGetItem" or "TransactGetItems" or "Query" or "Scan";

    /// <summary>Whether it is a write of data.</summary>
    public bool IsWrite => Operation is "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems";

    public override string ToString() => $"{Operation} {string.Join(' ', Items)}";
}
