extern alias commandline;
extern alias webapi;

using System.CommandLine;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using commandline::UserMacro.CommandLine.Commands;
using commandline::UserMacro.CommandLine.Terminal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Sqlite.Reminders;
using Orleans.Sqlite.Storage;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Quarantine;
using UserMacro.Silo.Hosting;
using webapi::UserMacro.WebApi.Hosts.Connect;
using webapi::UserMacro.WebApi.Render.Data;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>Names in what operators wrote: configuration, dashboards, scripts, rules for logs.</summary>
public sealed partial class OperatorNamesTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    static readonly Assembly[] Ours =
    [
        typeof(ConnectOptions).Assembly, typeof(SiloHostingExtensions).Assembly, typeof(MacroHead).Assembly, typeof(SqliteStorageOptions).Assembly,
        typeof(DynamoDBStorageOptions).Assembly, typeof(SecurityEvents).Assembly,
    ];

    [Fact]
    public void Configuration_Keys_AreThoseThatAreSet() =>
        NameList.ShouldHold("configuration.txt", [.. OptionsKeys(), .. Constants(), .. ProviderKeys()]);

    [Fact]
    public void Metrics_Published_AreThoseOfDashboards()
    {
        var names = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(names, instrument) };
        app.Services.GetRequiredService<DataMetrics>();
        app.Services.GetRequiredService<QuarantineMetrics>();
        app.Services.GetRequiredService<SecurityEvents>();

        listener.Start();

        NameList.ShouldHold("metrics.txt", names);
    }

    [Fact]
    public void CommandLine_CommandsAndOptions_AreThoseOfScripts()
    {
        var environment = new ToolEnvironment
        {
            Variable = _ => null, CurrentFolder = "/", Output = TextWriter.Null, Error = TextWriter.Null, IsTerminal = false, Time = TimeProvider.System,
        };
        var root = CommandTree.New(environment, new Screen(TextWriter.Null, TextWriter.Null, colours: false));

        NameList.ShouldHold("command-line.txt", Commands("usermacro", root));
    }

    [Fact]
    public void LogEvents_Ids_AreThoseOfRules() =>
        NameList.ShouldHold("log-events.txt",
            from assembly in Ours
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            let message = method.GetCustomAttribute<LoggerMessageAttribute>()
            where message is not null
            let values = string.Join(' ', Placeholders().Matches(message.Message).Select(match => match.Value))
            select $"{assembly.GetName().Name} {message.EventId:000} {message.Level} {values}".TrimEnd());

    static void Note(List<string> names, Instrument instrument)
    {
        if (instrument.Meter.Name.StartsWith("UserMacro", StringComparison.Ordinal))
        {
            names.Add($"{instrument.Meter.Name} {instrument.Name} {instrument.Unit} {instrument.GetType().Name}");
        }
    }

    static IEnumerable<string> OptionsKeys() =>
        from type in Ours.SelectMany(assembly => assembly.GetTypes())
        let section = type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where section is { IsLiteral: true } && type.Name.EndsWith("Options", StringComparison.Ordinal)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is { IsPublic: true }
        select $"{section.GetRawConstantValue()}:{KeyOf(property)} {property.PropertyType.Name}";

    // Read by the name of the option, so that a provider can be configured as the official ones are.
    static IEnumerable<string> ProviderKeys() =>
        from type in new[]
        {
            typeof(SqliteStorageOptions), typeof(SqliteReminderOptions), typeof(DynamoDBStorageOptions), typeof(DynamoDBReminderStorageOptions),
            typeof(DynamoDBClusteringOptions), typeof(DynamoDBGatewayOptions),
        }
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is { IsPublic: true }
        select $"{type.Name}:{KeyOf(property)} {property.PropertyType.Name}";

    static string KeyOf(PropertyInfo property) => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    static IEnumerable<string> Constants() =>
        from type in Ours.SelectMany(assembly => assembly.GetTypes())
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.IsLiteral && field.FieldType == typeof(string)
        let text = (string)field.GetRawConstantValue()!
        where ConfigurationKey().IsMatch(text)
        select text;

    static IEnumerable<string> Commands(string path, Command command) =>
    [
        path,
        .. command.Arguments.Select(argument => $"{path} <{argument.Name}>"),
        .. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Select(option => $"{path} {option}"),
        .. command.Subcommands.SelectMany(child => Commands($"{path} {child.Name}", child)),
    ];

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ConfigurationKey();

    [GeneratedRegex(@"\{[A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();
}
