using Orleans.Configuration;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Persistence.Options;

/// <summary>Checks what can be checked without DynamoDB.</summary>
internal sealed class DynamoDBStorageOptionsValidator(DynamoDBStorageOptions options, string name, IServiceProvider services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        new TableOptionsValidator(options, services).ValidateConfiguration();
        if (options.TimeToLive < TimeSpan.FromSeconds(1))
        {
            throw Invalid(nameof(options.TimeToLive), "must be at least one second, the unit in which DynamoDB counts");
        }

        if (options.GrainStorageSerializer is null)
        {
            throw Invalid(nameof(options.GrainStorageSerializer), "is not set and no default is registered");
        }
    }

    OrleansConfigurationException Invalid(string option, string problem) =>
        new($"DynamoDB grain storage '{name}': {nameof(DynamoDBStorageOptions)}.{option} {problem}.");
}
