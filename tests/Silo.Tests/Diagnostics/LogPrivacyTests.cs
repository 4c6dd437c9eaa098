using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Diagnostics.Privacy;

namespace UserMacro.Silo.Tests.Diagnostics;

#pragma warning disable CA1873 // What is logged is what is tested.
public sealed class LogPrivacyTests
{
    const string Content = "content-of-a-page";
    const string Tenant = "t-0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("--Logging:LogLevel:Default=Trace")]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("--Logging:LogLevel:Orleans=Trace")]
    [InlineData("--Logging:TestLog:LogLevel:Default=Trace")]
    public void Log_OfOthersBelowWarning_StaysOutWhateverTheConfigurationSays(string setting)
    {
        var (log, factory) = Create(setting);

        foreach (var category in (string[])["Microsoft.AspNetCore.Hosting.Diagnostics", "Orleans.Runtime.Catalog", "Third.Party"])
        {
            var logger = factory.CreateLogger(category);
            logger.IsEnabled(LogLevel.Information).ShouldBeFalse();
            logger.LogInformation("GET {Path}", Content);
            logger.LogDebug("plain text");
        }

        log.Text.ShouldBeEmpty();
    }

    [Fact]
    public void Log_OfOthers_KeepsItsTextAndHarmlessValuesOnly()
    {
        var (log, factory) = Create();

        factory.CreateLogger("Orleans.Runtime").LogError(
            "Grain {Grain} of {Name} failed {Count} times within {Time} at {Peer} ({Object})",
            GrainId.Create("macro", $"{Tenant}/badge"), Content, 3, TimeSpan.FromSeconds(2), new IPEndPoint(IPAddress.Loopback, 11111), new { Content });

        log.Text.ShouldContain("of (withheld) failed 3 times within 00:00:02 at 127.0.0.1:11111 ((withheld))");
        log.Text.ShouldContain("Grain macro/");
        ShouldTellNothing(log);
    }

    [Fact]
    public void Log_OfOthersWithoutStructure_IsWithheld()
    {
        var (log, factory) = Create();

        factory.CreateLogger("Third.Party").Log(LogLevel.Error, 7, Content, exception: null, (state, _) => state);

        log.Text.ShouldContain("(withheld)");
        ShouldTellNothing(log);
    }

    [Fact]
    public void Log_OfOthersPutTogether_IsWithheld()
    {
        var (log, factory) = Create();

#pragma warning disable CA2254 // Others do.
        factory.CreateLogger("Orleans.Storage").LogError($"Error for grain {GrainId.Create("macro", $"{Tenant}/badge")} with {Content}");
#pragma warning restore CA2254

        log.Text.ShouldContain("(withheld)");
        ShouldTellNothing(log);
    }

    [Fact]
    public void Log_AnyException_KeepsTypesAndNoMessageOfOthers()
    {
        var (log, factory) = Create();
        var own = new ConfigurationFaultException($"Record of macro/{Tenant}/badge was altered");
        Exception[] faults =
        [
            new InvalidOperationException(Content, new FormatException(Content)),
            new AggregateException(Content, new NotSupportedException(Content), own),
            new IOException(Content, new SocketException((int)SocketError.ConnectionRefused)),
        ];

        foreach (var fault in faults)
        {
            factory.CreateLogger("UserMacro.Grains").LogError(fault, "It failed");
            factory.CreateLogger("Orleans.Runtime").LogError(fault, "It failed");
        }

        log.Text.ShouldContain("System.FormatException: (withheld)");
        log.Text.ShouldContain("Record of macro/");
        log.Text.ShouldContain(new SocketException((int)SocketError.ConnectionRefused).Message);
        ShouldTellNothing(log);
    }

    [Fact]
    public void Log_OfOrleansInOurName_IsRewritten()
    {
        var (log, factory) = Create();

        factory.CreateLogger("UserMacro.Silo.Storage").LogError("Error for {State} of {GrainId}", Content, GrainId.Create("macro", $"{Tenant}/badge"));

        log.Text.ShouldContain("Error for (withheld) of macro/");
        ShouldTellNothing(log);
    }

    [Fact]
    public void Log_OfOurOwn_PassesAsItIs()
    {
        var (log, factory) = Create("--Logging:LogLevel:UserMacro=Debug");

        factory.CreateLogger("UserMacro.Silo").LogDebug("Took {Name}", "a name");

        log.Text.ShouldContain("Took a name");
    }

    [Theory]
    [InlineData($"'macro/{Tenant}/badge'")]
    [InlineData($"service_macro={Tenant}/badge,")]
    [InlineData($"erasure/{Tenant}")]
    [InlineData($"grain tenantdirectory/connect:badge)")]
    public void Replace_AnyGrain_IsNamedByAHash(string text)
    {
        var replaced = GrainNames.Replace($"before {text} after");

        replaced.ShouldStartWith("before ");
        replaced.ShouldEndWith(" after");
        replaced.ShouldNotContain(Tenant);
        replaced.ShouldNotContain("badge");
    }

    static void ShouldTellNothing(TestLog log)
    {
        log.Text.ShouldNotContain(Content);
        log.Text.ShouldNotContain(Tenant);
        log.Text.ShouldNotContain("badge");
    }

    static (TestLog Log, ILoggerFactory Factory) Create(params string[] settings)
    {
        var log = new TestLog();
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddLogPrivacy();
        return (log, builder.Services.BuildServiceProvider().GetRequiredService<ILoggerFactory>());
    }

    /// <summary>Keeps what comes through, with exceptions as a log writes them.</summary>
    [ProviderAlias(nameof(TestLog))]
    sealed class TestLog : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception} {exception?.Message}");

        public void Dispose()
        {
        }
    }
}
