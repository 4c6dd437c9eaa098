using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.DynamoDB.Local;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage;

/// <summary>The storage of <c>Storage:Provider=DynamoDB</c> in tables of its own.</summary>
internal static class EncryptedDynamoDB
{
    public static DynamoDBSettings TablesIn(DynamoDBLocal dynamoDB) =>
        new($"{dynamoDB.Url}", $"{RandomNumberGenerator.GetHexString(8, lowercase: true)}-", CreateTables: true);

    public static Task<StorageHost> StartAsync(DynamoDBSettings tables, StorageSettings settings, Action<IServiceCollection>? more = null) =>
        StorageHost.StartAsync(
            services =>
            {
                more?.Invoke(services);
                services.AddEncryptedDynamoDBStorage(settings, tables, "usermacro");
            },
            TestContext.Current.CancellationToken);
}
