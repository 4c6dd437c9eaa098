using Microsoft.Extensions.DependencyInjection;
using UserMacro.DynamoDB.Local;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

/// <summary>No key stays fresh here: the store of the keys is asked each time.</summary>
public sealed class DynamoDBKmsStorageTests(DynamoDBLocal dynamoDB) : KmsStorageTestsBase
{
    readonly DynamoDBSettings _tables = EncryptedDynamoDB.TablesIn(dynamoDB);

    private protected override Task<StorageHost> StartAsync(StorageSettings settings) => EncryptedDynamoDB.StartAsync(
        _tables, settings, services => services.AddSingleton(new KeyTimes(Lifetime: TimeSpan.Zero, Rest: TimeSpan.Zero)));

    private protected override void ForgetFreshness()
    {
    }
}
