using Amazon.DynamoDBv2;
using Microsoft.AspNetCore.Hosting;
using UserMacro.DynamoDB.Local;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The service over DynamoDB Local, as it runs in production.</summary>
public class DynamoDBApp : WebApiApp
{
    readonly DynamoDBLocal _database = new();
    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;

    /// <summary>Where the key file is.</summary>
    public string Folder => _folder;

    /// <summary>The database.</summary>
    public IAmazonDynamoDB Database => _database.Client;

    public override async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Provider", "DynamoDB");
        builder.UseSetting("Storage:KeyFile", Path.Combine(_folder, "usermacro.key"));
        builder.UseSetting("DynamoDB:ServiceUrl", _database.Url.GetLeftPart(UriPartial.Authority));
        builder.UseSetting("DynamoDB:CreateTables", "true");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
