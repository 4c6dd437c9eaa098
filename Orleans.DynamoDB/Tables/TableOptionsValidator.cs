using System.Text.RegularExpressions;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Tables;

/// <summary>Checks what the providers' settings have in common.</summary>
internal sealed partial class TableOptionsValidator(DynamoDBTableOptions options, IServiceProvider services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        ClientOptionsCheck.Check(options, services);
        if (!Name().IsMatch(options.TableName))
        {
            throw ClientOptionsCheck.Invalid(options, nameof(options.TableName), "must have 3 to 255 letters, digits, '_', '-' or '.'");
        }

        if (options is { UseProvisionedThroughput: true, ReadCapacityUnits: < 1 })
        {
            throw ClientOptionsCheck.Invalid(options, nameof(options.ReadCapacityUnits), "must be at least 1");
        }

        if (options is { UseProvisionedThroughput: true, WriteCapacityUnits: < 1 })
        {
            throw ClientOptionsCheck.Invalid(options, nameof(options.WriteCapacityUnits), "must be at least 1");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{3,255}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
