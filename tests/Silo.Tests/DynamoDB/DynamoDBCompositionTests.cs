using Amazon.DynamoDBv2.Model;
using UserMacro.DynamoDB.Local;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.DynamoDB;

public sealed class DynamoDBCompositionTests(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    static readonly string[] Tables = ["OrleansSilos", "OrleansReminders", "OrleansGrainState", "UserMacroTenantKeys"];

    readonly TestCluster _cluster = new(dynamoDB);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_TwoSilosAndAClient_ShareGrainsAndKeepThemOverARestart()
    {
        var one = await _cluster.StartSiloAsync();
        var two = await _cluster.StartSiloAsync();
        var client = await _cluster.StartClientAsync();

        var tenants = await Task.WhenAll(Enumerable.Range(0, 20).Select(site => TestCluster.Directory(client, $"{site}").FindOrAssign()));

        for (var site = 0; site < tenants.Length; site++)
        {
            (await TestCluster.Directory(one, $"{site}").Find()).ShouldBe(tenants[site]);
        }

        await two.StopAsync(Cancellation);
        await one.StopAsync(Cancellation);
        var again = await _cluster.StartSiloAsync();
        (await TestCluster.Directory(again, "7").Find()).ShouldBe(tenants[7]);
    }

    [Fact]
    public async Task Start_TablesAllowed_AreMadeUnderThePrefixAndBilledOnDemand()
    {
        await _cluster.StartSiloAsync();

        foreach (var table in Tables)
        {
            var description = await dynamoDB.Client.DescribeTableAsync(new DescribeTableRequest(_cluster.TablePrefix + table), Cancellation);
            description.Table.BillingModeSummary.BillingMode.Value.ShouldBe("PAY_PER_REQUEST");
        }
    }

    [Fact]
    public async Task Start_ManyAtOnceWithOneKeyFile_AgreeOnOneKey()
    {
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _cluster.StartSiloAsync()));

        var tenant = await TestCluster.Directory(silos[0], "site").FindOrAssign();

        (await TestCluster.Directory(silos[2], "site").Find()).ShouldBe(tenant);
        (await CountKeysAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Start_ManyAtOnceWithKeyFilesOfTheirOwn_OneWinsAndTheOthersSayWhy()
    {
        var starts = Enumerable.Range(0, 3).Select(n => _cluster.StartSiloAsync($"key-{n}")).ToList();
        await ((Task)Task.WhenAll(starts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        var winner = await starts.Single(start => start.IsCompletedSuccessfully);
        foreach (var loser in starts.Where(start => start.IsFaulted))
        {
            HostRunner.Describe(await Should.ThrowAsync<KeyEncryptionException>(loser))!.ShouldStartWith("Storage:KeyFile: The ");
        }

        await TestCluster.Directory(winner, "site").FindOrAssign();
        (await CountKeysAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Start_TablesMissing_EndsWithALineThatNamesThem()
    {
        var code = await HostRunner.RunAsync(() => _cluster.CreateSilo("key", "--DynamoDB:CreateTables=false"));

        code.ShouldBe(HostRunner.ConfigurationFault);
        await using var silo = _cluster.CreateSilo("key", "--DynamoDB:CreateTables=false");
        var fault = await Should.ThrowAsync<ConfigurationFaultException>(() => HostRunner.ValidateAsync(silo.Services));
        fault.Message.ShouldStartWith("DynamoDB:CreateTables: ");
        foreach (var table in Tables)
        {
            fault.Message.ShouldContain($"'{_cluster.TablePrefix}{table}'");
        }
    }

    [Fact]
    public async Task Start_NoDynamoDB_EndsAsAnOutage() =>
        (await HostRunner.RunAsync(() => _cluster.CreateSilo("key", "--DynamoDB:ServiceUrl=http://127.0.0.1:1"))).ShouldBe(HostRunner.Unavailable);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Memory")]
    public void Create_SilosThatCannotShareWhatTheyStore_IsRefused(string storage) =>
        Should.Throw<ConfigurationFaultException>(
            () => _cluster.CreateSilo("key", $"--Storage:Provider={storage}")).Message.ShouldStartWith($"Storage:Provider: '{storage}' ");

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    async Task<int> CountKeysAsync() =>
        (await dynamoDB.Client.ScanAsync(new ScanRequest($"{_cluster.TablePrefix}UserMacroTenantKeys"), Cancellation)).Count ?? 0;
}
