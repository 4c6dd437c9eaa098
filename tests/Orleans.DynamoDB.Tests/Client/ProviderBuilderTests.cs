using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.DynamoDB.Clustering.Provider;
using Orleans.DynamoDB.Reminders.Provider;
using Orleans.Messaging;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>Providers that a host gets by configuration alone.</summary>
public sealed class ProviderBuilderTests
{
    static readonly (string Key, string Value)[] All =
    [
        ("Service", "http://127.0.0.1:1"),
            ("AccessKey", "access"), ("SecretKey", "secret"), ("Token", "token"), ("ProfileName", "profile"), ("ServiceKey", "shared"), ("TableName", "other"),
        ("CreateIfNotExists", "true"),
            ("UpdateIfExists", "true"), ("UseProvisionedThroughput", "true"), ("ReadCapacityUnits", "3"), ("WriteCapacityUnits", "4"),
    ];

    static readonly (string, string)[] Alone = [("Orleans:Clustering:ProviderType", "Development")];

    [Theory]
    [InlineData("AccessKey")]
    [InlineData("SecretKey")]
    [InlineData("Token")]
    [InlineData("ProfileName")]
    [InlineData("ServiceKey")]
    public void Silo_OneSetting_ReadFromItsOwnKeyAndNoOther(string setting)
    {
        using var host = ConfiguredHost.Silo([.. In("Clustering", (setting, "value")), .. In("Reminders", (setting, "value"))]);

        foreach (var options in new DynamoDBTableOptions[] { Options<DynamoDBClusteringOptions>(host), Options<DynamoDBReminderStorageOptions>(host) })
        {
            var read = new Dictionary<string, string?>
            {
                ["AccessKey"] = options.AccessKey,
                ["SecretKey"] = options.SecretKey, ["Token"] = options.Token, ["ProfileName"] = options.ProfileName, ["ServiceKey"] = options.ServiceKey,
            };
            read.Where(entry => entry.Value is not null).ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(setting, (string?)"value"));
        }
    }

    [Fact]
    public void Silo_AllSettings_ReachTheOptionsOfBothProviders()
    {
        using var host = ConfiguredHost.Silo([.. In("Clustering", All), .. In("Reminders", All)]);

        ShouldBeAll(Options<DynamoDBClusteringOptions>(host));
        ShouldBeAll(Options<DynamoDBReminderStorageOptions>(host));
    }

    [Fact]
    public void Client_AllSettings_ReachTheOptions()
    {
        using var host = ConfiguredHost.Client(In("Clustering", All));

        ShouldBeAll(Options<DynamoDBGatewayOptions>(host));
    }

    [Fact]
    public void Silo_RegionAlone_IsTheServiceWithDefaultTables()
    {
        using var host = ConfiguredHost.Silo([.. In("Clustering", ("Region", "eu-central-1")), .. In("Reminders", ("Region", "eu-central-1"))]);

        (Options<DynamoDBClusteringOptions>(host).Service, Options<DynamoDBClusteringOptions>(host).TableName).ShouldBe(("eu-central-1", "OrleansSilos"));
        (Options<DynamoDBReminderStorageOptions>(host).Service, Options<DynamoDBReminderStorageOptions>(host).TableName).ShouldBe(
            ("eu-central-1", "OrleansReminders"));
        Options<DynamoDBClusteringOptions>(host).CreateIfNotExists.ShouldBeFalse();
        host.Services.GetRequiredService<IMembershipTable>().ShouldBeOfType<DynamoDBMembershipTable>();
        host.Services.GetRequiredService<IReminderTable>().ShouldBeOfType<DynamoDBReminderTable>();
    }

    [Fact]
    public void Client_RegionAlone_FindsGatewaysInTheDefaultTable()
    {
        using var host = ConfiguredHost.Client(In("Clustering", ("Region", "eu-central-1")));

        Options<DynamoDBGatewayOptions>(host).TableName.ShouldBe("OrleansSilos");
        host.Services.GetRequiredService<IGatewayListProvider>().ShouldBeOfType<DynamoDBGatewayListProvider>();
    }

    [Fact]
    public void Silo_ConnectionString_ReadAndOutrankedBySingleKeys()
    {
        using var host =
            ConfiguredHost.Silo(
                In("Clustering", ("ConnectionString", "Service=eu-central-1;AccessKey=access;SecretKey=secret;TableName=one"), ("TableName", "two")));

        var options = Options<DynamoDBClusteringOptions>(host);
        (options.Service, options.AccessKey, options.SecretKey, options.TableName).ShouldBe(("eu-central-1", "access", "secret", "two"));
    }

    [Theory]
    [InlineData("Clustering", "Region", "eu-middle-1", "DynamoDBClusteringOptions.Service ")]
    [InlineData("Clustering", "ServiceKey", "unknown", "DynamoDBClusteringOptions.ServiceKey ")]
    [InlineData("Reminders", "Region", "eu-middle-1", "DynamoDBReminderStorageOptions.Service ")]
    [InlineData("Reminders", "ServiceKey", "unknown", "DynamoDBReminderStorageOptions.ServiceKey ")]
    public async Task Silo_WrongSetting_EndsItsStartWithTheSetting(string kind, string setting, string value, string expected)
    {
        using var host = ConfiguredHost.Silo([.. kind == "Clustering" ? [] : Alone, .. In(kind, (setting, value))]);

        (await Should.ThrowAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message.ShouldStartWith(
            expected);
    }

    [Fact]
    public async Task Client_WrongSetting_EndsItsStartWithTheSetting()
    {
        using var host = ConfiguredHost.Client(In("Clustering", ("Region", "eu-middle-1")));

        (await Should.ThrowAsync<OrleansConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message.ShouldStartWith(
            "DynamoDBGatewayOptions.Service ");
    }

    [Fact]
    public void Silo_OptionsInItsLog_WithoutCredentials()
    {
        using var host =
            ConfiguredHost.Silo([.. In("Clustering", ("Region", "eu-central-1"), ("AccessKey", "hidden"), ("SecretKey", "hidden"), ("Token", "hidden"))]);

        var formatter =
            host.Services.GetServices<IOptionFormatter>()
                .First(formatter => formatter.Name.EndsWith(nameof(DynamoDBClusteringOptions), StringComparison.Ordinal));

        formatter.Format().ShouldContain("Service: eu-central-1");
        formatter.Format().ShouldAllBe(line => !line.Contains("hidden", StringComparison.Ordinal));
    }

    static (string, string)[] In(string kind, params (string Key, string Value)[] settings) =>
        [($"Orleans:{kind}:ProviderType", "DynamoDB"), .. settings.Select(setting => ($"Orleans:{kind}:{setting.Key}", setting.Value))];

    static T Options<T>(IHost host)
        where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;

    static void ShouldBeAll(DynamoDBTableOptions options)
    {
        (options.Service, options.AccessKey, options.SecretKey, options.Token).ShouldBe(("http://127.0.0.1:1", "access", "secret", "token"));
        (options.ProfileName, options.ServiceKey, options.TableName).ShouldBe(("profile", "shared", "other"));
        (options.CreateIfNotExists, options.UpdateIfExists, options.UseProvisionedThroughput).ShouldBe((true, true, true));
        (options.ReadCapacityUnits, options.WriteCapacityUnits).ShouldBe((3, 4));
    }
}
