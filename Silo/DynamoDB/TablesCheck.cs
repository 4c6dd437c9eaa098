using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Orleans.DynamoDB;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.DynamoDB;

/// <summary>
/// Finds out whether DynamoDB answers, which tables are missing that may not be created, and whether one of them, or a replica of it, is in another region.
/// </summary>
internal sealed class TablesCheck(
    [FromKeyedServices(DynamoDBServices.ClientKey)] IAmazonDynamoDB client, IEnumerable<RequiredTable> tables, TablesRegion? region = null) : IStartCheck
{
    /// <inheritdoc/>
    /// <exception cref="DynamoDBProviderException">DynamoDB does not answer, or refuses to.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var table in tables)
        {
            if (await FindAsync(table.Name, cancellation) is { } found)
            {
                region?.Check(found);
            }
            else if (!table.MayBeMissing)
            {
                missing.Add($"'{table.Name}'");
            }
        }

        if (missing.Count > 0)
        {
            throw new ConfigurationFaultException(
                DynamoDBSettings.CreateTablesKey,
                    $"is not set, and DynamoDB has no table {string.Join(" and no table ", missing)}. Create what deploy/ describes, or set it in "
                    + $"development.");
        }
    }

    async Task<TableDescription?> FindAsync(string table, CancellationToken cancellation)
    {
        try
        {
            return (await client.DescribeTableAsync(new DescribeTableRequest(table), cancellation)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Fault(table, e);
        }
    }

    static DynamoDBProviderException Fault(string table, Exception exception) =>
        new($"DynamoDB cannot be asked for the table '{table}': {(exception is AmazonServiceException { ErrorCode.Length: > 0 } service ? $"{service.ErrorCode}: " : "")}{exception.Message}");
}
