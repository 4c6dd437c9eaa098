using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Incomplete rows, and rows that another version wrote, keep no silo from starting: the log names them.</summary>
public sealed class BrokenRowTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    const string Row = "127.0.0.1-11001-1";
    const string Time = "2026-03-04 05:06:07.000 GMT";
    const string Suspect = "127.0.0.1:11002@1";

    static readonly DateTime Born = new(2010, 1, 1, 0, 0, 1, DateTimeKind.Utc);

    [Theory]
    [InlineData("SuspectingTimes", null, 0)]
    [InlineData("SuspectingTimes", "", 0)]
    [InlineData("SuspectingTimes", Time, 1)]
    [InlineData("SuspectingTimes", Time + "|", 1)]
    [InlineData("SuspectingTimes", "soon|" + Time, 1)]
    [InlineData("SuspectingTimes", Time + "|" + Time + "|" + Time, 2)]
    [InlineData("SuspectingSilos", null, 0)]
    [InlineData("SuspectingSilos", "somebody|" + Suspect, 1)]
    [InlineData("SuspectingSilos", "|", 0)]
    [InlineData("StartTime", null, 2)]
    [InlineData("StartTime", "", 2)]
    [InlineData("StartTime", "04.03.2026", 2)]
    [InlineData("IAmAliveTime", null, 2)]
    [InlineData("IAmAliveTime", "9999", 2)]
    [InlineData("ProxyPort", null, 2)]
    [InlineData("ProxyPort", "99999", 2)]
    [InlineData("MembershipVersion", null, 2)]
    [InlineData("MembershipVersion", "2000000000", 2)]
    [InlineData("MembershipVersion", "text", 2)]
    public async Task Reads_RowWithoutSomething_GoAsFarAsItGoes(string attribute, string? value, int suspects)
    {
        foreach (var status in new[] { SiloStatus.Active, SiloStatus.Dead })
        {
            await BrokenAsync(status, (attribute, value));
            var (all, one, log) = await ReadAsync();

            foreach (var data in new[] { all, one })
            {
                var entry = data.Entry(Members.Silo(1));
                entry.Status.ShouldBe(status);
                entry.SuspectTimes!.Count.ShouldBe(suspects);
                entry.StartTime.ShouldBe(Members.Start);
                entry.IAmAliveTime.ShouldBe(Members.Start);
            }

            all.Members.Count.ShouldBe(2);
            log.Lines.ShouldNotBeEmpty();
            log.Lines.ShouldAllBe(line => line.Contains($"'{Row}'", StringComparison.Ordinal) && line.Contains(attribute, StringComparison.Ordinal));
            log.Lines.Distinct(StringComparer.Ordinal).Count().ShouldBe(log.Lines.Count, "Each problem is named once.");
        }
    }

    [Fact]
    public async Task Reads_RowWithoutTimes_TakeTheGenerationForTheStart()
    {
        await BrokenAsync(SiloStatus.Dead, ("StartTime", null), ("IAmAliveTime", ""), ("SuspectingTimes", null), ("SuspectingSilos", null));

        (await ReadAsync()).All.Entry(Members.Silo(1)).StartTime.ShouldBe(Born);
    }

    [Theory]
    [InlineData("Address", "not an address")]
    [InlineData("Address", null)]
    [InlineData("Port", "99999")]
    [InlineData("Port", null)]
    [InlineData("Generation", null)]
    [InlineData("SiloStatus", null)]
    [InlineData("SiloStatus", "0")]
    [InlineData("SiloStatus", "7")]
    [InlineData("SiloStatus", "99999999999")]
    [InlineData("ETag", null)]
    public async Task Reads_RowThatStandsForNoSilo_AreWithoutItAndNameItOnce(string attribute, string? value)
    {
        await BrokenAsync(SiloStatus.Active, (attribute, value));

        var (all, one, log) = await ReadAsync();

        all.Members.ShouldHaveSingleItem().Item1.SiloAddress.ShouldBe(Members.Silo(2).SiloAddress);
        one.Members.ShouldBeEmpty();
        log.Lines.ShouldHaveSingleItem().ShouldContain($"'{Row}'");
    }

    [Theory]
    [InlineData("Address", null)]
    [InlineData("SuspectingSilos", "somebody")]
    [InlineData("StartTime", null)]
    [InlineData("ETag", null)]
    public async Task Gateways_BrokenRows_KeepNobodyFromTheOthers(string attribute, string? value)
    {
        await BrokenAsync(SiloStatus.Active, (attribute, value));
        using var host = new MembershipHost(Local.Client, Cluster);
        using var gateways = host.Gateways();

        (await gateways.GetGatewaysAsync(Cancellation)).Select(gateway => gateway.Port).ShouldContain(30002);
    }

    [Theory]
    [InlineData("StartTime", null)]
    [InlineData("IAmAliveTime", null)]
    [InlineData("SuspectingTimes", null)]
    [InlineData("SuspectingTimes", "")]
    [InlineData("ETag", null)]
    [InlineData("Address", "not an address")]
    public async Task Cleanup_BrokenRowThatIsDeadAndOld_Goes(string attribute, string? value)
    {
        await BrokenAsync(SiloStatus.Dead, (attribute, value));

        await Table.CleanupDefunctSiloEntriesAsync(new(Members.Start.AddTicks(-1)), Cancellation);
        (await RowAsync()).ShouldNotBeEmpty("It is not old enough.");
        await Table.CleanupDefunctSiloEntriesAsync(new(Members.Start.AddDays(1)), Cancellation);

        (await RowAsync()).ShouldBeEmpty();
        (await AllAsync()).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cleanup_DeadRowOfWhichNothingIsKnown_Stays()
    {
        await BrokenAsync(SiloStatus.Dead, ("StartTime", null), ("IAmAliveTime", null), ("SuspectingTimes", null), ("Generation", null));

        await Table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancellation);

        (await RowAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("SiloStatus", null)]
    [InlineData("SiloStatus", "7")]
    [InlineData("IAmAliveTime", null)]
    public async Task Cleanup_BrokenRowThatIsNotDead_Stays(string attribute, string? value)
    {
        await BrokenAsync(SiloStatus.Active, (attribute, value));

        await Table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.MaxValue, Cancellation);

        (await RowAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Update_RowThatWasReadInPart_MendsIt()
    {
        await BrokenAsync(SiloStatus.Active, ("StartTime", null), ("SuspectingTimes", ""));

        await Table.UpdateAsync((await AllAsync()).Entry(Members.Silo(1)).With(SiloStatus.Dead));

        (await ReadAsync()).Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text")]
    public async Task Reads_VersionWithoutItsNumber_TakeTheNewestOfTheSilos(string? value)
    {
        await Table.InsertAsync(Members.Silo(1), Members.Silo(2));
        var whole = (await AllAsync()).Version;
        await BreakVersionAsync("MembershipVersion", value);

        var (all, one, log) = await ReadAsync();

        (all.Version, one.Version).ShouldBe((whole, whole));
        (all.Members.Count, one.Members.Count).ShouldBe((2, 1));
        log.Lines.ShouldHaveSingleItem().ShouldContain("'VersionRow'");
    }

    [Fact]
    public async Task Update_VersionWithoutItsNumber_MendsIt()
    {
        await Table.InsertAsync(Members.Silo(1), Members.Silo(2));
        await BreakVersionAsync("MembershipVersion", value: null);

        await Table.UpdateAsync((await AllAsync()).Entry(Members.Silo(1)).With(SiloStatus.Dead));

        var (all, _, log) = await ReadAsync();
        all.Version.Version.ShouldBe(3);
        log.Lines.ShouldBeEmpty();
    }

    /// <summary>Without its etag nobody could tell whether another silo has changed the cluster meanwhile.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("text")]
    public async Task ReadAll_VersionWithoutItsETag_FailsAndIsNamedAtOnce(string? value)
    {
        await Table.InsertAsync(Members.Silo(2));
        await BreakVersionAsync("ETag", value);
        var log = new LoggedLines();
        using var host = new MembershipHost(Local.Client, Cluster);
        using var table = host.Open(log: log);

        await Should.ThrowAsync<DynamoDBProviderException>(() => table.ReadAllAsync(Cancellation));

        log.Lines.ShouldHaveSingleItem().ShouldContain("'VersionRow'");
    }

    async Task BreakVersionAsync(string attribute, string? value)
    {
        var version = (await Local.Client.GetItemAsync(MembershipHost.TableName, Key("VersionRow"), Cancellation)).Item;
        version.Remove(attribute);
        if (value is not null)
        {
            version[attribute] = new(value);
        }

        await Local.Client.PutItemAsync(MembershipHost.TableName, version, Cancellation);
    }

    /// <summary>A complete silo, and one whose row lacks something; null removes an attribute.</summary>
    async Task BrokenAsync(SiloStatus status, params (string Attribute, string? Value)[] changes)
    {
        if ((await AllAsync()).Members.Count == 0)
        {
            var suspects = new[] { (Members.Silo(2), Members.Start), (Members.Silo(3), Members.Start) };
            await Table.InsertAsync(Members.Silo(1).With(suspects: suspects), Members.Silo(2));
        }

        var row = await RowAsync();
        row["SiloStatus"] = new() { N = $"{(int)status}" };
        foreach (var (attribute, value) in changes)
        {
            var isNumber = row.GetValueOrDefault(attribute)?.N is not null && value?.All(char.IsAsciiDigit) == true;
            row.Remove(attribute);
            if (value is not null)
            {
                row[attribute] = isNumber ? new() { N = value } : new(value);
            }
        }

        await Local.Client.PutItemAsync(MembershipHost.TableName, row, Cancellation);
    }

    async Task<(MembershipTableData All, MembershipTableData One, LoggedLines Log)> ReadAsync()
    {
        var log = new LoggedLines();
        using var host = new MembershipHost(Local.Client, Cluster);
        using var table = host.Open(log: log);
        await table.ReadAllAsync(Cancellation);
        return (await table.ReadAllAsync(Cancellation), await table.ReadRowAsync(Members.Silo(1).SiloAddress, Cancellation), log);
    }

    async Task<Dictionary<string, AttributeValue>> RowAsync() => (await Local.Client.GetItemAsync(MembershipHost.TableName, Key(Row), Cancellation)).Item ?? [];

    Dictionary<string, AttributeValue> Key(string row) => new(StringComparer.Ordinal) { ["DeploymentId"] = new(Cluster), ["SiloIdentity"] = new(row) };
}
