using UserMacro.Administration;
using UserMacro.Administration.Erasure;
using UserMacro.Administration.Exports;
using UserMacro.Administration.Server;
using UserMacro.DynamoDB.Local;

// What an administrator does with many macros and long histories: how long it takes in the service, its JSON included,
// and how often it reads and writes the storage; on SQLite and, with --dynamodb, on DynamoDB Local. With --erasure, what
// it takes to erase a site of 2 000 macros; with --export, the memory while all that is stored about a huge site is written.
Func<AdministrationServer, string, TextWriter, Task> print =
    args.Contains("--erasure", StringComparer.Ordinal) ? ErasureRun.PrintAsync
    : args.Contains("--export", StringComparer.Ordinal) ? ExportRun.PrintAsync
    : AdministrationRun.PrintAsync;
var folder = Directory.CreateTempSubdirectory("usermacro-").FullName;
try
{
    if (args.Contains("--dynamodb", StringComparer.Ordinal))
    {
        await using var local = new DynamoDBLocal();
        await local.InitializeAsync();
        await using var server = await AdministrationServer.StartAsync(AdministrationServer.OnDynamoDB(local.Url, folder));
        await print(server, "DynamoDB Local", Console.Out);
    }
    else
    {
        await using var server = await AdministrationServer.StartAsync(AdministrationServer.OnSqlite(folder));
        await print(server, "SQLite", Console.Out);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
