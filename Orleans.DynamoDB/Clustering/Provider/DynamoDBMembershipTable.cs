using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>The members of a cluster in a DynamoDB table, which other clusters may share.</summary>
/// <exception cref="DynamoDBProviderException">Thrown by every operation when DynamoDB failed; the outcome of a write is unknown then. A write that
/// conflicts with one of another silo returns <c>false</c>.</exception>
internal sealed class DynamoDBMembershipTable : IMembershipTable, IDisposable
{
    readonly DynamoDBClusteringOptions _options;
    readonly ClientHandle _handle;
    readonly TableSetup _setup;
    readonly MembershipReader _reader;
    readonly MembershipWriter _writer;
    readonly MembershipCleaner _cleaner;

    public DynamoDBMembershipTable(
        IOptions<DynamoDBClusteringOptions> options, IOptions<ClusterOptions> cluster, IServiceProvider services, TimeProvider time,
        ILogger<DynamoDBMembershipTable> logger)
    {
        _options = options.Value;
        _handle = ClientFactory.Open(_options, services);
        var calls = new TableCalls(_handle.Client, _options.TableName, time, logger);
        _setup = new(_handle.Client, time);
        _reader = new(calls, new RowProblems(logger, _options.TableName, MembershipAttributes.Row), logger, time, cluster.Value.ClusterId);
        _writer = new(calls, cluster.Value.ClusterId);
        _cleaner = new(calls, cluster.Value.ClusterId);
    }

    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion, CancellationToken.None);

    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default)
    {
        await _setup.EnsureAsync(_options, MembershipAttributes.Schema, cancellationToken);
        if (tryInitTableVersion)
        {
            await _writer.StartAsync(cancellationToken);
        }
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key, CancellationToken.None);

    public Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default) => _reader.OneAsync(key, cancellationToken);

    public Task<MembershipTableData> ReadAll() => ReadAllAsync(CancellationToken.None);

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default) => _reader.AllAsync(cancellationToken);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion, CancellationToken.None);

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        _writer.InsertAsync(entry, tableVersion, cancellationToken);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        UpdateRowAsync(entry, etag, tableVersion, CancellationToken.None);

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        _writer.UpdateAsync(entry, etag, tableVersion, cancellationToken);

    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry, CancellationToken.None);

    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default) => _writer.BeatAsync(entry, cancellationToken);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate, CancellationToken.None);

    public Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken = default) =>
        _cleaner.RemoveDeadAsync(beforeDate, cancellationToken);

    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId, CancellationToken.None);

    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(clusterId);
        return _cleaner.RemoveAllAsync(clusterId, cancellationToken);
    }

    public void Dispose() => _handle.Dispose();
}
