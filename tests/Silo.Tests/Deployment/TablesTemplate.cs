using UserMacro.Processes;
using YamlDotNet.RepresentationModel;

namespace UserMacro.Silo.Tests.Deployment;

/// <summary>The CloudFormation template that an operator deploys.</summary>
internal sealed class TablesTemplate
{
    readonly YamlMappingNode _resources;

    public TablesTemplate()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "deploy", "tables.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        _resources = Map((YamlMappingNode)yaml.Documents[0].RootNode, "Resources");
    }

    /// <summary>The properties of each table by its name without the prefix.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Tables => _resources.Children.Values.Cast<YamlMappingNode>()
        .Where(resource => Text(resource, "Type") == "AWS::DynamoDB::Table")
        .ToDictionary(
            resource => Text(Map(resource, "Properties", "TableName"), "Fn::Sub").Replace("${TablePrefix}", "", StringComparison.Ordinal), resource => Map(
                resource, "Properties"), StringComparer.Ordinal);

    public IEnumerable<YamlMappingNode> TableResources =>
        _resources.Children.Values.Cast<YamlMappingNode>().Where(resource => Text(resource, "Type") == "AWS::DynamoDB::Table");

    /// <summary>The actions that a policy allows on a resource that its statement names.</summary>
    public IReadOnlySet<string> ActionsOn(string policy, string resource) =>
        List(Map(_resources, policy, "Properties", "PolicyDocument"), "Statement").Cast<YamlMappingNode>()
            .Where(statement => statement.Children["Resource"].AllNodes.OfType<YamlScalarNode>().Any(node => node.Value == resource))
            .SelectMany(statement => List(statement, "Action").Select(action => ((YamlScalarNode)action).Value!))
            .ToHashSet(StringComparer.Ordinal);

    public static YamlMappingNode Map(YamlMappingNode node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (YamlMappingNode)node.Children[name];
        }

        return node;
    }

    public static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node.Children[name]).Value!;

    public static IEnumerable<YamlNode> List(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var list) ? ((YamlSequenceNode)list).Children : [];
}
