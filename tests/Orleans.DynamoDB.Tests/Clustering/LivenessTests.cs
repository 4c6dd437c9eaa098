using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.TestingHost;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Real silos and a client that know each other through the table only.</summary>
public sealed class LivenessTests(DynamoDBLocal local)
{
    const string Service = "Test:Service";
    const string Table = "Test:Table";

    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    readonly string _tableName = $"t-{Guid.NewGuid():N}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_SiloJoinsAndLeaves_AllSeeIt()
    {
        await using var cluster = await StartAsync();
        await HostsAsync(cluster, SiloStatus.Active, SiloStatus.Active);

        var third = await cluster.StartAdditionalSiloAsync();
        await HostsAsync(cluster, SiloStatus.Active, SiloStatus.Active, SiloStatus.Active);
        await cluster.StopSiloAsync(third, Cancellation);

        await HostsAsync(cluster, SiloStatus.Active, SiloStatus.Active, SiloStatus.Dead);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Cluster_AnySiloDies_OthersDeclareItDeadAndAnotherJoins(int victim)
    {
        await using var cluster = await StartAsync();

        await cluster.KillSiloAsync(cluster.Silos[victim], Cancellation);

        await HostsAsync(cluster, SiloStatus.Active, SiloStatus.Dead);
        await cluster.StartAdditionalSiloAsync();
        await HostsAsync(cluster, SiloStatus.Active, SiloStatus.Active, SiloStatus.Dead);
    }

    [Fact]
    public async Task Cluster_WithReminders_RingTheirGrain()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.GrainFactory.GetGrain<IBellGrain>("one");

        await grain.SetAsync();

        await EventuallyAsync(async () => await grain.RingsAsync() > 0);
        (await grain.RemoveAsync()).ShouldBeTrue();
        (await grain.RemoveAsync()).ShouldBeFalse();
    }

    async Task<TestCluster> StartAsync()
    {
        var builder = new TestClusterBuilder(initialSilosCount: 2);
        builder.Options.UseTestClusterMembership = false;
        builder.Properties[Service] = local.Url.ToString();
        builder.Properties[Table] = _tableName;
        builder.AddSiloBuilderConfigurator<Silos>();
        builder.AddClientBuilderConfigurator<Client>();
        var cluster = builder.Build();
        await cluster.DeployAsync(Cancellation);
        return cluster;
    }

    static Task HostsAsync(TestCluster cluster, params SiloStatus[] expected) => EventuallyAsync(async () =>
    {
        var hosts = await cluster.GrainFactory.GetGrain<IManagementGrain>(0).GetDetailedHosts();
        return hosts.Select(host => host.Status).Order().SequenceEqual(expected.Order());
    });

    static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Timeout);
        while (!await TryAsync(condition))
        {
            await Task.Delay(200, timeout.Token);
        }
    }

    static async Task<bool> TryAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (Exception e) when (e is SiloUnavailableException or OrleansMessageRejectionException or TimeoutException)
        {
            // The silo that had the grain is going.
            return false;
        }
    }

    static void Use(DynamoDBTableOptions options, IConfiguration configuration, string suffix)
    {
        options.Service = configuration[Service]!;
        options.TableName = configuration[Table] + suffix;
        options.CreateIfNotExists = true;
    }

    sealed class Silos : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder
            .UseDynamoDBClustering(options => Use(options, siloBuilder.Configuration, "-silos"))
            .UseDynamoDBReminderService(options => Use(options, siloBuilder.Configuration, "-reminders"))
            .Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(3);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            });
    }

    sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.UseDynamoDBClustering(options => Use(options, configuration, "-silos"));
    }
}
