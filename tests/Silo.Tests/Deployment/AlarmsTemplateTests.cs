using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Macros;
using UserMacro.Processes;
using YamlDotNet.RepresentationModel;

namespace UserMacro.Silo.Tests.Deployment;

/// <summary>What <c>deploy/alarms.yaml</c> watches is what the code says.</summary>
public sealed partial class AlarmsTemplateTests
{
    readonly IReadOnlyList<YamlMappingNode> _resources = Read();

    [Fact]
    public void Alarms_InTheTemplate_WatchEventsThatExist()
    {
        Watched().ShouldNotBeEmpty();
        Watched().Except(EventsOf(typeof(SecurityEvents).Assembly).Concat(EventsOf(typeof(MacroHead).Assembly))).ShouldBeEmpty();
    }

    [Fact]
    public void Events_OfSecurity_AllHaveAnAlarm() => EventsOf(typeof(SecurityEvents).Assembly).Except(Watched()).ShouldBeEmpty();

    [Fact]
    public void Alarms_InTheTemplate_ReadTheMetricsThatTheFiltersMake()
    {
        var made = Of("AWS::Logs::MetricFilter").Select(filter => (YamlMappingNode)((YamlSequenceNode)filter.Children["MetricTransformations"]).Children[0])
            .Select(metric => TablesTemplate.Text(metric, "MetricName")).ToList();

        Of("AWS::CloudWatch::Alarm").Select(alarm => TablesTemplate.Text(alarm, "MetricName")).ShouldBe(made, ignoreOrder: true);
    }

    IEnumerable<int> Watched() => Of("AWS::Logs::MetricFilter")
        .Select(filter => int.Parse(EventId().Match(TablesTemplate.Text(filter, "FilterPattern")).Groups["id"].Value, CultureInfo.InvariantCulture));

    IEnumerable<YamlMappingNode> Of(string type) =>
        _resources.Where(resource => TablesTemplate.Text(resource, "Type") == type).Select(resource => TablesTemplate.Map(resource, "Properties"));

    static IEnumerable<int> EventsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select message.EventId;

    static List<YamlMappingNode> Read()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "deploy", "alarms.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return [.. TablesTemplate.Map((YamlMappingNode)yaml.Documents[0].RootNode, "Resources").Children.Values.Cast<YamlMappingNode>()];
    }

    [GeneratedRegex(@"\$\.EventId = (?<id>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EventId();
}
