using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Orleans.Configuration;
using Orleans.DynamoDB;
using Orleans.DynamoDB.Tables;
using UserMacro.DynamoDB.Local;
using UserMacro.Orleans.DynamoDB.Tests.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Tables;

public sealed class TableSetupTests(DynamoDBLocal local)
{
    static readonly TableKey Hash = new("Owner", ScalarAttributeType.S);
    static readonly TableKey Range = new("Number", ScalarAttributeType.N);
    static readonly TableSchema Schema = new(Hash, Range, new TableIndex("ByNumber", Hash, Range));

    readonly SampleOptions _options = new() { TableName = $"t-{Guid.NewGuid():N}", CreateIfNotExists = true };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ensure_MissingTable_CreatedOnDemandWithItsIndex()
    {
        await EnsureAsync(Schema);

        var table = await DescribeAsync();
        table.BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
        table.GlobalSecondaryIndexes.Single().Projection.ProjectionType.ShouldBe(ProjectionType.ALL);
    }

    [Fact]
    public async Task Ensure_MissingTableThatMayNotBeCreated_RefusedWithItsName()
    {
        _options.CreateIfNotExists = false;

        (await Should.ThrowAsync<DynamoDBProviderException>(() => EnsureAsync(Schema))).Message.ShouldContain(_options.TableName);
    }

    [Fact]
    public async Task Ensure_ByManyAtOnce_AllFindTheTable()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await EnsureAsync(Schema);
            return (await DescribeAsync()).TableStatus;
        }));

        found.ShouldAllBe(status => status == TableStatus.ACTIVE);
    }

    [Fact]
    public async Task Ensure_TableWithOtherKeys_RefusedWithTheKey()
    {
        await EnsureAsync(Schema);

        (await Should.ThrowAsync<DynamoDBProviderException>(() => EnsureAsync(new(Hash, new("Name", ScalarAttributeType.S))))).Message.ShouldContain("'Name'");
    }

    [Fact]
    public async Task Ensure_TableWithoutAnIndexOrWithOtherKeysOfIt_RefusedWithTheIndex()
    {
        await EnsureAsync(Schema);

        (await Should.ThrowAsync<DynamoDBProviderException>(() => EnsureAsync(new(Hash, Range, new TableIndex("ByName", Hash, Range))))).Message.ShouldContain(
            "'ByName'");
        (await Should.ThrowAsync<DynamoDBProviderException>(
            () => EnsureAsync(new(Hash, Range, new TableIndex("ByNumber", Range, Hash))))).Message.ShouldContain("index 'ByNumber'");
    }

    [Fact]
    public async Task Ensure_ExistingTableWithOtherBilling_UntouchedUnlessAsked()
    {
        await EnsureAsync(Schema);
        _options.UseProvisionedThroughput = true;

        await EnsureAsync(Schema);

        (await DescribeAsync()).BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
    }

    [Fact]
    public async Task Ensure_AskedToUpdate_BillingAndCapacityInLineWithTheOptions()
    {
        await EnsureAsync(Schema);
        (_options.UseProvisionedThroughput, _options.UpdateIfExists) = (true, true);
        (_options.ReadCapacityUnits, _options.WriteCapacityUnits) = (11, 12);
        await EnsureAsync(Schema);
        Capacity(await DescribeAsync()).ShouldBe((11, 12, 11, 12));

        _options.WriteCapacityUnits = 13;
        await EnsureAsync(Schema);
        Capacity(await DescribeAsync()).ShouldBe((11, 13, 11, 13));

        _options.UseProvisionedThroughput = false;
        await EnsureAsync(Schema);
        (await DescribeAsync()).BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ensure_AskedToUpdateWhatIsInLine_ChangesNothing(bool provisioned)
    {
        (_options.UseProvisionedThroughput, _options.UpdateIfExists) = (provisioned, true);
        await EnsureAsync(Schema);
        using var tap = new WireTap(local);

        await new TableSetup(tap.Client, TimeProvider.System).EnsureAsync(_options, Schema, Cancellation);

        tap.Requests.ShouldAllBe(request => request.Operation == "DescribeTable");
    }

    [Fact]
    public async Task Ensure_TableInTheMaking_WaitsForItAndItsIndex()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Tables(client, null, null, Table(TableStatus.CREATING, IndexStatus.CREATING), Table(TableStatus.ACTIVE, IndexStatus.CREATING), Table(
            TableStatus.ACTIVE, IndexStatus.ACTIVE));
        client.CreateTableAsync(Arg.Any<CreateTableRequest>(), Arg.Any<CancellationToken>()).ThrowsAsync(new ResourceInUseException("created by another silo"));
        var time = new ImmediateTime();

        await new TableSetup(client, time).EnsureAsync(_options, Schema, Cancellation);

        time.Waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Ensure_TableWhoseBillingChanges_UsedAtOnce()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Tables(client, Table(TableStatus.UPDATING, IndexStatus.UPDATING));
        var time = new ImmediateTime();

        await new TableSetup(client, time).EnsureAsync(_options, Schema, Cancellation);

        time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ensure_TableDeletedMeanwhile_FailsAfterBoundedWaiting()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Tables(client, Table(TableStatus.DELETING, IndexStatus.DELETING), null);
        var time = new ImmediateTime();

        (await Should.ThrowAsync<DynamoDBProviderException>(() => new TableSetup(client, time).EnsureAsync(_options, Schema, Cancellation)))
            .Message.ShouldEndWith("did not become active within 2 minutes; it is missing.");

        time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait).ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Ensure_UpdateByAnotherSiloAtTheSameTime_LeftToIt()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        Tables(client, Table(TableStatus.ACTIVE, IndexStatus.ACTIVE));
        client.UpdateTableAsync(Arg.Any<UpdateTableRequest>(), Arg.Any<CancellationToken>()).ThrowsAsync(new ResourceInUseException("changed by another silo"));
        (_options.UseProvisionedThroughput, _options.UpdateIfExists) = (true, true);

        await new TableSetup(client, new ImmediateTime()).EnsureAsync(_options, Schema, Cancellation);

        await client.Received(1).UpdateTableAsync(Arg.Any<UpdateTableRequest>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Ensure_NoRightToLook_FailsWithTheCode()
    {
        var client = Substitute.For<IAmazonDynamoDB>();
        client.DescribeTableAsync(Arg.Any<DescribeTableRequest>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new AmazonDynamoDBException("not authorized") { ErrorCode = "AccessDeniedException" });

        var fault =
            await Should.ThrowAsync<DynamoDBProviderException>(() => new TableSetup(client, new ImmediateTime()).EnsureAsync(_options, Schema, Cancellation));

        fault.Message.ShouldContain("AccessDeniedException");
        fault.InnerException.ShouldBeNull();
    }

    Task EnsureAsync(TableSchema schema) => new TableSetup(local.Client, TimeProvider.System).EnsureAsync(_options, schema, Cancellation);

    async Task<TableDescription> DescribeAsync() => (await local.Client.DescribeTableAsync(_options.TableName, Cancellation)).Table;

    static (long?, long?, long?, long?) Capacity(TableDescription table)
    {
        var index = table.GlobalSecondaryIndexes.Single().ProvisionedThroughput;
        return (table.ProvisionedThroughput.ReadCapacityUnits,
            table.ProvisionedThroughput.WriteCapacityUnits, index.ReadCapacityUnits, index.WriteCapacityUnits);
    }

    static void Tables(IAmazonDynamoDB client, params TableDescription?[] looks)
    {
        var look = 0;
        client.DescribeTableAsync(Arg.Any<DescribeTableRequest>(), Arg.Any<CancellationToken>()).Returns(_ =>
            new DescribeTableResponse { Table = looks[Math.Min(look++, looks.Length - 1)] ?? throw new ResourceNotFoundException("missing") });
    }

    TableDescription Table(TableStatus table, IndexStatus index) => new()
    {
        TableName = _options.TableName,
        TableStatus = table,
        KeySchema = [new("Owner", KeyType.HASH), new("Number", KeyType.RANGE)],
        AttributeDefinitions = [new("Owner", ScalarAttributeType.S), new("Number", ScalarAttributeType.N)],
        BillingModeSummary = new() { BillingMode = BillingMode.PAY_PER_REQUEST },
        GlobalSecondaryIndexes =
            [new() { IndexName = "ByNumber", IndexStatus = index, KeySchema = [new("Owner", KeyType.HASH), new("Number", KeyType.RANGE)] }],
    };

    sealed class SampleOptions : DynamoDBTableOptions;
}
