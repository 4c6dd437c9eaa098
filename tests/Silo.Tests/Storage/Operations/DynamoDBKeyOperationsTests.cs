using Microsoft.Extensions.DependencyInjection;
using UserMacro.DynamoDB.Local;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Operations;

public sealed class DynamoDBKeyOperationsTests(DynamoDBLocal dynamoDB) : KeyOperationsBase
{
    readonly DynamoDBSettings _tables = EncryptedDynamoDB.TablesIn(dynamoDB);

    private protected override TimeProvider Time => TimeProvider.System;

    private protected override Task<StorageHost> StartAsync(StorageSettings? settings = null) => EncryptedDynamoDB.StartAsync(
        _tables, settings ?? Settings, services => services.AddSingleton(new KeyTimes(DataKeys.Lifetime, Rest: TimeSpan.Zero)));
}
