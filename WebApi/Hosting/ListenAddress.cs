using Microsoft.AspNetCore.Connections;
using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Hosting;

internal static class ListenAddress
{
    const string Default = "http://localhost:8080";

    /// <summary>Listens on <see cref="Default"/> unless the configuration says where.</summary>
    public static WebApplicationBuilder AddListenAddress(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 }
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!configured)
        {
            builder.WebHost.UseUrls(Default);
        }

        return builder;
    }

    /// <summary>Runs until shutdown; an address that is taken is a fault of the configuration.</summary>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new ConfigurationFaultException($"ASPNETCORE_URLS: {taken.Message}", taken);
        }
    }
}
