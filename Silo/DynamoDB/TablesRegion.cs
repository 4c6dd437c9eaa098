using Amazon.DynamoDBv2.Model;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.DynamoDB;

/// <summary>Where all tables must be.</summary>
/// <param name="Name">The region.</param>
/// <param name="IsLocal">Whether the endpoint is of this machine: DynamoDB Local names its own region.</param>
internal sealed record TablesRegion(string Name, bool IsLocal)
{
    const string LocalName = "ddblocal";
    const int RegionPart = 3;

    /// <exception cref="ConfigurationFaultException">The table or a replica of it is in another region.</exception>
    public void Check(TableDescription table)
    {
        var parts = (table.TableArn ?? "").Split(':');
        var found = parts.Length > RegionPart ? parts[RegionPart] : "";
        Check(table.TableName, "is", found);
        foreach (var replica in table.Replicas ?? [])
        {
            Check(table.TableName, "has a replica", replica.RegionName ?? "");
        }
    }

    void Check(string table, string verb, string region)
    {
        if (region != Name && !(IsLocal && region == LocalName))
        {
            throw new ConfigurationFaultException(
                "Storage:Region", $"is '{Name}', but the table '{table}' {verb} in the region '{region}'. Data must not leave their region.");
        }
    }
}
