using System.Globalization;
using System.Net;
using Amazon.DynamoDBv2.Model;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>What is in the table is what the official package writes and reads.</summary>
public sealed class RowFormatTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task Insert_AnySilo_RowsHaveTheOfficialAttributes()
    {
        var silo = Members.Silo(1, generation: 99).With(suspects: [(Members.Silo(2), Members.Start), (Members.Silo(3), Members.Start.AddMilliseconds(45))]);

        await Table.InsertAsync(silo);

        var etag = (await AllAsync()).ETag(silo);
        Text(await RowAsync("127.0.0.1-11001-99")).ShouldBe(
            [
                "Address S 127.0.0.1", $"DeploymentId S {Cluster}", $"ETag N {etag}", "Generation N 99", "HostName S host-1",
                "IAmAliveTime S 2026-03-04 05:06:07.000 GMT",
                "MembershipVersion N 1", "Port N 11001", "ProxyPort N 30001", "SiloIdentity S 127.0.0.1-11001-99", "SiloName S silo-1", "SiloStatus N 3",
                "StartTime S 2026-03-04 05:06:07.000 GMT",
                "SuspectingSilos S 127.0.0.1:11002@1|127.0.0.1:11003@1", "SuspectingTimes S 2026-03-04 05:06:07.000 GMT|2026-03-04 05:06:07.045 GMT",
            ]);
        Text(await RowAsync("VersionRow")).ShouldBe(
            [
                $"DeploymentId S {Cluster}", $"ETag N {(await AllAsync()).Version.VersionEtag}", "Generation N 0", "MembershipVersion N 1",
                "Port N 0", "ProxyPort N 0", "SiloIdentity S VersionRow", "SiloStatus N 0",
            ]);
    }

    [Fact]
    public async Task Insert_SiloWithoutNames_LeavesEmptyTextsOut()
    {
        await Table.InsertAsync(new MembershipEntry { SiloAddress = Members.Silo(1).SiloAddress, Status = SiloStatus.Joining });

        (await RowAsync("127.0.0.1-11001-1")).Keys.Intersect(["HostName", "SiloName", "SuspectingSilos", "SuspectingTimes"], StringComparer.Ordinal)
            .ShouldBeEmpty();
        (await AllAsync()).Members.ShouldHaveSingleItem().Item1.SuspectTimes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_AnyRow_EtagsGoUpByOne()
    {
        await Table.InsertAsync(Members.Silo(1));
        var before = await AllAsync();

        await Table.UpdateAsync(Members.Silo(1));

        var after = await AllAsync();
        (Number(after.ETag(Members.Silo(1))) - Number(before.ETag(Members.Silo(1)))).ShouldBe(1);
        (Number(after.Version.VersionEtag) - Number(before.Version.VersionEtag)).ShouldBe(1);
    }

    [Fact]
    public async Task Reads_SiloOfIPv6_ComesBack()
    {
        var silo = Members.Silo(1);
        silo.SiloAddress = SiloAddress.New(IPAddress.Parse("fe80::1:2"), 11000, 7);
        await Table.InsertAsync(silo.With(suspects: (silo, Members.Start)));

        (await AllAsync()).Canonical().ShouldBe([silo.With(suspects: (silo, Members.Start)).Canonical()]);
        (await Table.ReadRowAsync(silo.SiloAddress, Cancellation)).Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reads_RowOfTheOfficialPackage_ReadAndUpdated()
    {
        // Its counters start at zero, and it leaves out what is empty.
        await PutAsync(new(StringComparer.Ordinal)
        {
            ["DeploymentId"] = new(Cluster), ["SiloIdentity"] = new("10.0.0.1-11111-5"), ["Address"] = new("10.0.0.1"),
            ["Port"] = new() { N = "11111" }, ["Generation"] = new() { N = "5" },
            ["SiloStatus"] = new() { N = "3" }, ["ProxyPort"] = new() { N = "30000" },
            ["StartTime"] = new("2026-01-02 03:04:05.678 GMT"), ["IAmAliveTime"] = new("2026-01-02 03:05:05.678 GMT"),
            ["MembershipVersion"] = new() { N = "0" }, ["ETag"] = new() { N = "0" },
        });

        var (entry, etag) = (await AllAsync()).Members.ShouldHaveSingleItem().ToValueTuple();
        entry.StartTime.ShouldBe(new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        entry.StartTime.Kind.ShouldBe(DateTimeKind.Utc);
        etag.ShouldBe("0");
        await Table.UpdateAsync(entry.With(SiloStatus.Dead));
        (await RowAsync("10.0.0.1-11111-5"))["ETag"].N.ShouldBe("1");
    }

    async Task<Dictionary<string, AttributeValue>> RowAsync(string name) =>
        (await Local.Client.GetItemAsync(MembershipHost.TableName, new() { ["DeploymentId"] = new(Cluster), ["SiloIdentity"] = new(name) }, Cancellation)).Item;

    async Task PutAsync(Dictionary<string, AttributeValue> row) => await Local.Client.PutItemAsync(MembershipHost.TableName, row, Cancellation);

    static IEnumerable<string> Text(Dictionary<string, AttributeValue> row) =>
        row.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Value.N is { } number ? $"{entry.Key} N {number}" : $"{entry.Key} S {entry.Value.S}");

    static int Number(string etag) => int.Parse(etag, CultureInfo.InvariantCulture);
}
