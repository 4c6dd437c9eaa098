using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Reminders.Provider;

/// <summary>The reminders of a service in a DynamoDB table that other services may share. Reads by grain or by range use an index, which can lag
/// behind writes for a moment; other reads do not.</summary>
/// <exception cref="DynamoDBProviderException">Every operation throws it when DynamoDB failed; a write's outcome is unknown then.</exception>
internal sealed class DynamoDBReminderTable : IReminderTable, IDisposable
{
    readonly DynamoDBReminderStorageOptions _options;
    readonly ClientHandle _handle;
    readonly TableSetup _setup;
    readonly TableCalls _calls;
    readonly ReminderQueries _queries;
    readonly string _service;

    public DynamoDBReminderTable(
        IOptions<DynamoDBReminderStorageOptions> options, IOptions<ClusterOptions> cluster, IServiceProvider services, TimeProvider time,
        ILogger<DynamoDBReminderTable> logger)
    {
        _options = options.Value;
        _service = cluster.Value.ServiceId;
        _handle = ClientFactory.Open(_options, services);
        _setup = new(_handle.Client, time);
        _calls = new(_handle.Client, _options.TableName, time, logger);
        _queries = new(_calls, new RowProblems(logger, _options.TableName, ReminderAttributes.Id), _service);
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => _setup.EnsureAsync(_options, ReminderAttributes.Schema, cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) => _queries.OfGrainAsync(grainId, cancellationToken);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken) => _queries.InRangeAsync(begin, end, cancellationToken);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = _options.TableName, Key = ReminderItem.Key(_service, grainId, reminderName), ConsistentRead = true };
        var answer = await _calls.AskAsync(token => _handle.Client.GetItemAsync(request, token), cancellationToken);
        return answer.Item is { Count: > 0 } item ? _queries.Read(item) : null;
    }

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken)
    {
        var etag = ReminderItem.NewETag();
        var request = new PutItemRequest { TableName = _options.TableName, Item = ReminderItem.Create(_service, entry, etag) };
        await _calls.AskAsync(token => _handle.Client.PutItemAsync(request, token), cancellationToken);
        return ReminderItem.Text(etag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken)
    {
        if (!int.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var etag))
        {
            // An etag that is none of ours cannot be the stored one.
            return false;
        }

        // As a transaction, so that a removal whose answer was lost is known again by its token, and not taken for another's.
        var delete = new Delete
        {
            TableName = _options.TableName,
            Key = ReminderItem.Key(_service, grainId, reminderName),
            ConditionExpression = $"{ReminderAttributes.ETag} = :etag",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":etag"] = ItemExtensions.Attribute(etag) },
        };
        return await _calls.TransactAsync([new() { Delete = delete }], cancellationToken);
    }

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) => _calls.DeleteAsync(_queries.KeysAsync(cancellationToken), cancellationToken);

    public void Dispose() => _handle.Dispose();
}
