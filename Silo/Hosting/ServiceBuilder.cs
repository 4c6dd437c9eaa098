using UserMacro.Shared;

namespace UserMacro.Silo.Hosting;

/// <summary>Creates the host builder of our services.</summary>
public static class ServiceBuilder
{
    /// <summary>
    /// A builder whose <c>appsettings.json</c> and <c>wwwroot</c> are those beside the program, wherever it was started, with the
    /// log levels of <c>LogDefaults</c> below everything that is configured.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
    public static WebApplicationBuilder Create(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options(arguments));
        builder.AddLogDefaults();
        return builder;
    }
}
