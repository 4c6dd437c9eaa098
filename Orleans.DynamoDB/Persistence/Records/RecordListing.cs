using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>Finds the items of records by the beginning of their grain keys.</summary>
internal sealed class RecordListing(TableCalls calls, string serviceId)
{
    public IAsyncEnumerable<DynamoDBRecordName> ListAsync(string prefix, CancellationToken cancellation)
    {
        var scan = new ScanRequest
        {
            TableName = calls.Table,
            ConsistentRead = true,
            ProjectionExpression = $"{RecordAttributes.GrainReference}, {RecordAttributes.GrainType}",
            // The hash key is service, type and key in one text, of which the service alone comes first.
            FilterExpression = $"begins_with({RecordAttributes.GrainReference}, :service) AND contains({RecordAttributes.GrainReference}, :key)",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":service"] = new($"{serviceId}_"), [":key"] = new($"/{prefix}") },
        };
        return calls.ScanAsync(scan, cancellation)
            .Select(item => RecordKey.NameOf(serviceId, item))
            .Where(name => name is { } found && found.Grain.Key.ToString()!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name!.Value);
    }

    public Task DeleteAsync(IReadOnlyCollection<DynamoDBRecordName> records, CancellationToken cancellation) =>
        calls.DeleteAsync(
            records.Select(record => RecordKey.Create(serviceId, record.State, record.Grain).Item(record.Part)).ToAsyncEnumerable(), cancellation);
}
