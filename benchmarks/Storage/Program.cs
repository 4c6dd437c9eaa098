using UserMacro.DynamoDB.Local;
using UserMacro.Storage;

// With --encryption: saves and activations of a macro through the encrypted storage and through the same storage plain. Otherwise
// reads and writes of a small and of a large state (a) by the raw calls of the SDK that do the same work, (b) through
// the grain storage; both by one client on one DynamoDB Local, in turn.
if (args is ["--encryption"])
{
    return await EncryptionComparison.RunAsync(Console.Out);
}

await using var local = new DynamoDBLocal();
await local.InitializeAsync();
return await StorageComparison.RunAsync(local, Console.Out);
