using System.Net;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Clustering.Provider;

/// <summary>A silo's row and the entry it stands for.</summary>
internal static class SiloRow
{
    const char Separator = '|';

    public static Dictionary<string, AttributeValue> Key(string cluster, SiloAddress silo) => new(StringComparer.Ordinal)
    {
        [MembershipAttributes.Cluster] = new(cluster),
        [MembershipAttributes.Row] = new($"{silo.Endpoint.Address}-{silo.Endpoint.Port}-{silo.Generation}"),
    };

    public static Dictionary<string, AttributeValue> Of(string cluster, MembershipEntry entry, int etag, int version)
    {
        var row = Key(cluster, entry.SiloAddress);
        row[MembershipAttributes.Port] = ItemExtensions.Attribute(entry.SiloAddress.Endpoint.Port);
        row[MembershipAttributes.Generation] = ItemExtensions.Attribute(entry.SiloAddress.Generation);
        row[MembershipAttributes.Status] = ItemExtensions.Attribute((int)entry.Status);
        row[MembershipAttributes.ProxyPort] = ItemExtensions.Attribute(entry.ProxyPort);
        row[MembershipAttributes.Version] = ItemExtensions.Attribute(version);
        row[MembershipAttributes.ETag] = ItemExtensions.Attribute(etag);
        row[MembershipAttributes.StartTime] = new(LogFormatter.PrintDate(entry.StartTime));
        row[MembershipAttributes.IAmAliveTime] = new(LogFormatter.PrintDate(entry.IAmAliveTime));
        AddText(row, MembershipAttributes.Address, entry.SiloAddress.Endpoint.Address.ToString());
        AddText(row, MembershipAttributes.HostName, entry.HostName);
        AddText(row, MembershipAttributes.SiloName, entry.SiloName);
        AddText(row, MembershipAttributes.SuspectingSilos, Join(entry, suspect => suspect.Item1.ToParsableString()));
        AddText(row, MembershipAttributes.SuspectingTimes, Join(entry, suspect => LogFormatter.PrintDate(suspect.Item2)));
        return row;
    }

    /// <exception cref="FormatException">The row is broken; the message names the attribute.</exception>
    public static MembershipEntry Entry(Dictionary<string, AttributeValue> row) => new()
    {
        SiloAddress = SiloAddress.New(
            IPAddress.Parse(row.RequiredText(MembershipAttributes.Address)), row.Number(MembershipAttributes.Port), row.Number(MembershipAttributes.Generation)),
        Status = (SiloStatus)row.Number(MembershipAttributes.Status),
        ProxyPort = row.Number(MembershipAttributes.ProxyPort),
        HostName = row.Text(MembershipAttributes.HostName) ?? "",
        SiloName = row.Text(MembershipAttributes.SiloName) ?? "",
        StartTime = Date(row, MembershipAttributes.StartTime),
        IAmAliveTime = Date(row, MembershipAttributes.IAmAliveTime),
        SuspectTimes = Suspects(row),
    };

    /// <summary>When anything was last heard of or about the silo of a row.</summary>
    /// <exception cref="FormatException">The row is broken; the message names the attribute.</exception>
    public static DateTime LastSign(Dictionary<string, AttributeValue> row) =>
        Suspects(row).Select(suspect => suspect.Item2).Append(Date(row, MembershipAttributes.StartTime)).Append(Date(row, MembershipAttributes.IAmAliveTime)).Max();

    static List<Tuple<SiloAddress, DateTime>> Suspects(Dictionary<string, AttributeValue> row)
    {
        var silos = Split(row.Text(MembershipAttributes.SuspectingSilos));
        var times = Split(row.Text(MembershipAttributes.SuspectingTimes));
        return silos.Length == times.Length
            ? [.. silos.Zip(times, (silo, time) => Tuple.Create(SiloAddress.FromParsableString(silo), Date(time)))]
            : throw new FormatException($"'{MembershipAttributes.SuspectingSilos}' and '{MembershipAttributes.SuspectingTimes}' differ in length");
    }

    static string[] Split(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split(Separator);

    static DateTime Date(Dictionary<string, AttributeValue> row, string name) => Date(row.RequiredText(name));

    static DateTime Date(string text) => DateTime.SpecifyKind(LogFormatter.ParseDate(text), DateTimeKind.Utc);

    static string Join(MembershipEntry entry, Func<Tuple<SiloAddress, DateTime>, string> part) => string.Join(Separator, (entry.SuspectTimes ?? []).Select(part));

    static void AddText(Dictionary<string, AttributeValue> row, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            row[name] = new(value);
        }
    }
}
