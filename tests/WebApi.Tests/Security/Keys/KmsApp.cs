extern alias silo;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using silo::UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Tests.Storage.Keys.Kms;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Security.Keys;

/// <summary>The service over SQLite whose data keys are wrapped by a KMS; no key stays fresh, so that the store of the keys is asked each time.</summary>
sealed class KmsApp(string folder, KmsServer kms) : WebApiApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Provider", "Sqlite");
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(folder, "usermacro.db"));
        builder.UseSetting("Storage:Kms:KeyId", KmsServer.Alias);
        builder.UseSetting("Storage:Kms:Region", "eu-central-1");
        builder.UseSetting("Storage:Kms:ServiceUrl", kms.Url);
        builder.ConfigureTestServices(services => services.AddSingleton(new KeyTimes(Lifetime: TimeSpan.Zero, Rest: TimeSpan.Zero)));
    }
}
