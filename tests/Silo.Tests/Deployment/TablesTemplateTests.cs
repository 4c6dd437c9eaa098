using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using UserMacro.DynamoDB.Local;
using UserMacro.Processes;
using UserMacro.Silo.Tests.DynamoDB;
using YamlDotNet.RepresentationModel;

namespace UserMacro.Silo.Tests.Deployment;

/// <summary>What <c>deploy/tables.yaml</c> defines is what the code uses.</summary>
public sealed partial class TablesTemplateTests(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    readonly TablesTemplate _template = new();
    readonly TestCluster _cluster = new(dynamoDB);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_InTheTemplate_AreThoseThatSilosMake()
    {
        await _cluster.StartSiloAsync();
        var made = await TablesAsync();

        _template.Tables.Keys.Order(
            StringComparer.Ordinal).ShouldBe(made.Select(table => table.TableName[_cluster.TablePrefix.Length..]).Order(StringComparer.Ordinal));
        foreach (var table in made)
        {
            Describe(_template.Tables[table.TableName[_cluster.TablePrefix.Length..]]).ShouldBe(Describe(table), ignoreOrder: true);
        }
    }

    [Fact]
    public void Tables_InTheTemplate_AreProtectedAndEncryptedWithTheCustomersKey()
    {
        foreach (var properties in _template.Tables.Values)
        {
            TablesTemplate.Text(properties, "BillingMode").ShouldBe("PAY_PER_REQUEST");
            TablesTemplate.Text(properties, "DeletionProtectionEnabled").ShouldBe("true");
            TablesTemplate.Text(TablesTemplate.Map(properties, "SSESpecification"), "SSEType").ShouldBe("KMS");
            properties.Children["SSESpecification"].AllNodes.OfType<YamlScalarNode>().ShouldContain(node => node.Value == "TableKey");
        }

        _template.TableResources.ShouldAllBe(
            table => TablesTemplate.Text(table, "DeletionPolicy") == "Retain" && TablesTemplate.Text(table, "UpdateReplacePolicy") == "Retain");
    }

    [Fact]
    public void Tables_InTheTemplate_AreBackedUpButForTheTenantKeys() =>
        _template.Tables
            .Where(table => TablesTemplate.Text(TablesTemplate.Map(table.Value, "PointInTimeRecoverySpecification"), "PointInTimeRecoveryEnabled") != "true")
            .Select(table => table.Key)
            .ShouldBe(["UserMacroTenantKeys"]);

    [Theory]
    [InlineData("Clustering", "Silos")]
    [InlineData("Reminders", "Reminders")]
    [InlineData("Persistence", "GrainState", "BatchWriteItem", "-Query")]
    [InlineData("Persistence", "TenantKeys", "-Query", "-UpdateItem")]
    public void SiloPolicy_OnATable_AllowsWhatTheCodeAsksAndNoMore(string folder, string table, params string[] apart) =>
        _template.ActionsOn("SiloPolicy", table).Order(StringComparer.Ordinal)
            .ShouldBe(
                Asked(folder).Append("DescribeTable").Concat(apart.Where(action => action[0] != '-'))
                    .Where(action => !apart.Contains($"-{action}"))
                    .Select(action => $"dynamodb:{action}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void SiloPolicy_OnTheIndexOfTenants_AllowsQueries() =>
        _template.ActionsOn("SiloPolicy", "${GrainState.Arn}/index/ByTenant").ShouldBe(["dynamodb:Query"]);

    [Fact]
    public void FrontEndPolicy_OnTheSilos_OnlyReads() =>
        _template.ActionsOn("FrontEndPolicy", "Silos").ShouldBe(["dynamodb:DescribeTable", "dynamodb:Query"], ignoreOrder: true);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <summary>The actions that a provider's requests need; a transaction needs those of its parts.</summary>
    static IEnumerable<string> Asked(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "Orleans.DynamoDB", folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Requests().Matches(File.ReadAllText(file)))
            .Select(request => request.Groups["action"].Value)
            .Select(action => action is "Query" or "Scan" ? action : action + "Item");

    static IEnumerable<string> Describe(TableDescription table) =>
    [
        .. table.KeySchema.Select(key => $"{key.KeyType} {key.AttributeName}"),
        .. table.AttributeDefinitions.Select(attribute => $"{attribute.AttributeName}: {attribute.AttributeType}"),
        .. (table.GlobalSecondaryIndexes ?? []).SelectMany(
            index => index.KeySchema.Select(key => $"{index.IndexName} {index.Projection.ProjectionType} {key.KeyType} {key.AttributeName}")),
    ];

    static IEnumerable<string> Describe(YamlMappingNode table) =>
    [
        .. Keys(table),
        .. TablesTemplate.List(table, "AttributeDefinitions").Cast<YamlMappingNode>()
            .Select(attribute => $"{TablesTemplate.Text(attribute, "AttributeName")}: {TablesTemplate.Text(attribute, "AttributeType")}"),
        .. TablesTemplate.List(table, "GlobalSecondaryIndexes").Cast<YamlMappingNode>()
            .SelectMany(
                index => Keys(index).Select(
                    key => $"{TablesTemplate.Text(index, "IndexName")} "
                        + $"{TablesTemplate.Text(TablesTemplate.Map(index, "Projection"), "ProjectionType")} {key}")),
    ];

    static IEnumerable<string> Keys(YamlMappingNode node) => TablesTemplate.List(node, "KeySchema").Cast<YamlMappingNode>()
        .Select(key => $"{TablesTemplate.Text(key, "KeyType")} {TablesTemplate.Text(key, "AttributeName")}");

    async Task<IReadOnlyList<TableDescription>> TablesAsync()
    {
        var tables = new List<TableDescription>();
        await foreach (var name in dynamoDB.Client.Paginators.ListTables(new ListTablesRequest()).TableNames.WithCancellation(Cancellation))
        {
            if (name.StartsWith(_cluster.TablePrefix, StringComparison.Ordinal))
            {
                tables.Add((await dynamoDB.Client.DescribeTableAsync(name, Cancellation)).Table);
            }
        }

        return tables;
    }

    [GeneratedRegex(@"new (?<action>Put|Update|Delete|Get)ItemRequest|(?<action>Query|Scan)Async\("
        + @"|Transact(?<action>Get)ItemsRequest|\b(?<action>Put|Delete|Update) = ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Requests();
}
