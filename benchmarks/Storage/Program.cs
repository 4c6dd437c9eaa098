using UserMacro.DynamoDB.Local;
using UserMacro.Storage;

// Reads and writes of a small and of a large state (a) by the raw calls of the SDK that do the same work, (b) through
// the grain storage; both by one client on one DynamoDB Local, in turn.
await using var local = new DynamoDBLocal();
await local.InitializeAsync();
return await StorageComparison.RunAsync(local, Console.Out);
