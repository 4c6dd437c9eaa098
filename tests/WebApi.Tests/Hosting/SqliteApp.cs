using Microsoft.AspNetCore.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>The service over one SQLite file, as it is embedded.</summary>
public class SqliteApp : WebApiApp
{
    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;

    /// <summary>Where all files of the service are.</summary>
    public string Folder => _folder;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Provider", "Sqlite");
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "usermacro.db"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
