using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.WebApi.Hosting;

namespace UserMacro.WebApi.Tests.Hosting;

public sealed class LogLimitsTests
{
    [Theory]
    [InlineData("--Logging:LogLevel:Default=Trace")]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.BadRequests=Trace")]
    [InlineData("--Logging:Captured:LogLevel:Default=Trace")]
    [InlineData("--Logging:Captured:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    public void RequestLines_AnyConfiguration_StayOut(string setting)
    {
        using var logs = new CapturedLogs();
        var builder = WebApplication.CreateBuilder([setting]).AddLogLimits();
        builder.Logging.ClearProviders().AddProvider(logs);
        using var services = builder.Services.BuildServiceProvider();
        var factory = services.GetRequiredService<ILoggerFactory>();

        foreach (var category in (string[])["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests"])
        {
            factory.CreateLogger(category).Log(LogLevel.Information, "a request line");
            factory.CreateLogger(category).Log(LogLevel.Warning, "a warning");
        }

        logs.Text.ShouldNotContain("a request line");
        logs.Text.Split('\n').Length.ShouldBe(2);
    }
}
