using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Silo.Hosting;

namespace UserMacro.Silo.Tests.Hosting;

/// <summary>A silo as it runs in production, on free ports.</summary>
internal static class TestSilo
{
    /// <param name="path">The file of its records.</param>
    /// <param name="more">Further settings.</param>
    public static async Task<WebApplication> StartAsync(string path, params string[] more)
    {
        var app = Create([$"--Storage:Sqlite:Path={path}", .. more]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <param name="settings">Further settings.</param>
    /// <param name="log">Takes warnings too.</param>
    /// <param name="services">Adds services, or replaces those of the silo.</param>
    public static WebApplication Create(string[] settings, ILoggerProvider? log = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--Orleans:Endpoints:SiloPort=0",
            "--Orleans:Endpoints:GatewayPort=0",
            "--Logging:LogLevel:Default=Error",
            "--urls=http://127.0.0.1:0",
            .. settings,
        ]);
        builder.AddUserMacroSilo();
        services?.Invoke(builder.Services);
        if (log is not null)
        {
            builder.Logging.AddFilter("UserMacro", LogLevel.Information).AddProvider(log);
        }

        builder.Services.AddHealthChecks().AddCheck<SiloReadiness>("silo");
        var app = builder.Build();
        app.MapSiloHealth();
        return app;
    }
}
