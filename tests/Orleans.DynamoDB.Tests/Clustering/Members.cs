using System.Globalization;
using System.Net;
using Orleans.DynamoDB.Clustering.Provider;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Silos to store, what of them must come back, and the steps that the runtime takes.</summary>
internal static class Members
{
    public static DateTime Start { get; } = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Active, int generation = 1) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11000 + number, generation),
        Status = status,
        HostName = $"host-{number}",
        SiloName = $"silo-{number}",
        ProxyPort = 30000 + number,
        StartTime = Start,
        IAmAliveTime = Start,
        SuspectTimes = [],
    };

    public static MembershipEntry With(
        this MembershipEntry entry, SiloStatus? status = null, string? hostName = null, params (MembershipEntry By, DateTime At)[] suspects) => new()
        {
            SiloAddress = entry.SiloAddress,
            Status = status ?? entry.Status,
            HostName = hostName ?? entry.HostName,
            SiloName = entry.SiloName,
            ProxyPort = entry.ProxyPort,
            StartTime = entry.StartTime,
            IAmAliveTime = entry.IAmAliveTime,
            SuspectTimes = [.. suspects.Select(suspect => Tuple.Create(suspect.By.SiloAddress, suspect.At))],
        };

    /// <summary>Everything that is stored of a silo but its heartbeat.</summary>
    public static string Canonical(this MembershipEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.SiloAddress.ToParsableString()} {entry.Status} {entry.HostName} {entry.SiloName} {entry.ProxyPort} {entry.StartTime:O} [{string.Join(", ", (entry.SuspectTimes ?? []).Select(suspect => $"{suspect.Item1.ToParsableString()} {suspect.Item2:O}").Order(StringComparer.Ordinal))}]");

    /// <summary>The same of all members, in a fixed order.</summary>
    public static IReadOnlyList<string> Canonical(this MembershipTableData data) =>
        [.. data.Members.Select(member => member.Item1.Canonical()).Order(StringComparer.Ordinal)];

    public static MembershipEntry Entry(this MembershipTableData data, MembershipEntry of) => data.TryGet(of.SiloAddress)!.Item1;

    public static string ETag(this MembershipTableData data, MembershipEntry of) => data.TryGet(of.SiloAddress)!.Item2;

    public static async Task InsertAsync(this DynamoDBMembershipTable table, params MembershipEntry[] entries)
    {
        foreach (var entry in entries)
        {
            var version = (await table.ReadRowAsync(entry.SiloAddress, Cancellation)).Version;
            (await table.InsertRowAsync(entry, version.Next(), Cancellation)).ShouldBeTrue();
        }
    }

    public static async Task UpdateAsync(this DynamoDBMembershipTable table, MembershipEntry entry)
    {
        var data = await table.ReadRowAsync(entry.SiloAddress, Cancellation);
        (await table.UpdateRowAsync(entry, data.ETag(entry), data.Version.Next(), Cancellation)).ShouldBeTrue();
    }

    public static Task BeatAsync(this DynamoDBMembershipTable table, MembershipEntry silo, DateTime time) =>
        table.UpdateIAmAliveAsync(new() { SiloAddress = silo.SiloAddress, IAmAliveTime = time }, Cancellation);
}
