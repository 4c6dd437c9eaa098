using UserMacro.Administration;
using UserMacro.Administration.Server;
using UserMacro.DynamoDB.Local;

// What an administrator does with many macros and long histories: how long it takes in the service, its JSON included,
// and how often it reads and writes the storage; on SQLite and, with --dynamodb, on DynamoDB Local.
var folder = Directory.CreateTempSubdirectory("usermacro-").FullName;
try
{
    if (args is ["--dynamodb"])
    {
        await using var local = new DynamoDBLocal();
        await local.InitializeAsync();
        await using var server = await AdministrationServer.StartAsync(AdministrationServer.OnDynamoDB(local.Url, folder));
        await AdministrationRun.PrintAsync(server, "DynamoDB Local", Console.Out);
    }
    else
    {
        await using var server = await AdministrationServer.StartAsync(AdministrationServer.OnSqlite(folder));
        await AdministrationRun.PrintAsync(server, "SQLite", Console.Out);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
