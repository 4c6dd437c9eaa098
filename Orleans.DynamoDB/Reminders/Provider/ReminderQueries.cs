using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Reminders.Provider;

/// <summary>Reads of many reminders of one service, through the table's indexes.</summary>
internal sealed class ReminderQueries(TableCalls calls, RowProblems problems, string service)
{
    public Task<ReminderTableData> OfGrainAsync(GrainId grain, CancellationToken cancellation) =>
        AllAsync(cancellation, Query(ReminderAttributes.GrainIndex, $"{ReminderAttributes.Grain} = :grain", (":grain", new(grain.ToString()))));

    /// <summary>Reminders whose grain's hash is after <paramref name="begin"/> and up to <paramref name="end"/>; where these do not ascend,
    /// the range wraps around zero.</summary>
    public Task<ReminderTableData> InRangeAsync(uint begin, uint end, CancellationToken cancellation) => begin < end
        ? AllAsync(cancellation, Between(begin + 1, end))
        : AllAsync(
            cancellation,
            Query(ReminderAttributes.HashIndex, $"{ReminderAttributes.GrainHash} > :begin", (":begin", ReminderItem.Hash(begin))),
            Between(0, end));

    public IAsyncEnumerable<Dictionary<string, AttributeValue>> KeysAsync(CancellationToken cancellation)
    {
        var query = Between(0, uint.MaxValue);
        query.ProjectionExpression = $"{ReminderAttributes.Id}, {ReminderAttributes.GrainHash}";
        return calls.QueryAsync(query, cancellation);
    }

    /// <summary>Reads an item; null for a broken one, which the log then names.</summary>
    public ReminderEntry? Read(Dictionary<string, AttributeValue> item) => problems.TryRead(item, ReminderItem.Entry);

    async Task<ReminderTableData> AllAsync(CancellationToken cancellation, params QueryRequest[] queries) =>
        new(await queries.ToAsyncEnumerable()
            .SelectMany(query => calls.QueryAsync(query, cancellation))
            .Select(Read)
            .OfType<ReminderEntry>()
            .ToListAsync(cancellation));

    QueryRequest Between(uint first, uint last) =>
        Query(
            ReminderAttributes.HashIndex,
            $"{ReminderAttributes.GrainHash} BETWEEN :first AND :last",
            (":first", ReminderItem.Hash(first)),
            (":last", ReminderItem.Hash(last)));

    QueryRequest Query(string index, string condition, params ReadOnlySpan<(string Name, AttributeValue Value)> values)
    {
        var query = new QueryRequest
        {
            TableName = calls.Table,
            IndexName = index,
            KeyConditionExpression = $"{ReminderAttributes.Service} = :service AND {condition}",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":service"] = new(service) },
        };
        foreach (var (name, value) in values)
        {
            query.ExpressionAttributeValues[name] = value;
        }

        return query;
    }
}
