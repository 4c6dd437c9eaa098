using System.Globalization;
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

    public static Dictionary<string, AttributeValue> Create(string cluster, MembershipEntry entry, int etag, int version)
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

    /// <summary>Reads a row as far as it goes: what can be done without is left out, and named.</summary>
    /// <param name="row">The row.</param>
    /// <param name="problem">Is told what the row lacks.</param>
    /// <exception cref="FormatException">The row stands for no silo, or for a state that another version wrote; the message names the attribute.</exception>
    public static MembershipEntry Entry(Dictionary<string, AttributeValue> row, Action<string> problem)
    {
        var status = (SiloStatus)row.Number(MembershipAttributes.Status);
        if (!Enum.IsDefined(status) || status == SiloStatus.None)
        {
            throw new FormatException($"'{MembershipAttributes.Status}' {(int)status} is unknown");
        }

        var silo = Address(row);
        var (started, alive) = (Date(row, MembershipAttributes.StartTime, problem), Date(row, MembershipAttributes.IAmAliveTime, problem));
        return new()
        {
            SiloAddress = silo,
            Status = status,
            ProxyPort = Port(row, problem),
            HostName = row.Text(MembershipAttributes.HostName) ?? "",
            SiloName = row.Text(MembershipAttributes.SiloName) ?? "",
            StartTime = started ?? alive ?? Born(silo.Generation),
            IAmAliveTime = alive ?? started ?? Born(silo.Generation),
            SuspectTimes = [.. Suspects(row, problem)],
        };
    }

    /// <summary>When anything was last heard of or about the silo of a row, as far as the row says.</summary>
    /// <returns>Null when it says nothing of that.</returns>
    public static DateTime? LastSign(Dictionary<string, AttributeValue> row)
    {
        static void Ignore(string problem)
        {
            // It was named when the row was read.
        }

        var signs = Split(row.Text(MembershipAttributes.SuspectingTimes)).Select(DateOrNull)
            .Append(Date(row, MembershipAttributes.StartTime, Ignore))
            .Append(Date(row, MembershipAttributes.IAmAliveTime, Ignore));
        return signs.Max() ?? (HasNumber(row, MembershipAttributes.Generation) ? Born(row.Number(MembershipAttributes.Generation)) : null);
    }

    /// <summary>Orleans numbers the generations of a silo by the seconds since then.</summary>
    static DateTime Born(int generation) => new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(Math.Max(0, generation));

    static SiloAddress Address(Dictionary<string, AttributeValue> row) => SiloAddress.New(
        IPAddress.Parse(row.RequiredText(MembershipAttributes.Address)), row.Number(MembershipAttributes.Port), row.Number(MembershipAttributes.Generation));

    static int Port(Dictionary<string, AttributeValue> row, Action<string> problem)
    {
        if (HasNumber(row, MembershipAttributes.ProxyPort) && row.Number(MembershipAttributes.ProxyPort) is >= 0 and <= IPEndPoint.MaxPort and var port)
        {
            return port;
        }

        problem($"'{MembershipAttributes.ProxyPort}' is not a port");
        return 0;
    }

    static IEnumerable<Tuple<SiloAddress, DateTime>> Suspects(Dictionary<string, AttributeValue> row, Action<string> problem)
    {
        var silos = Split(row.Text(MembershipAttributes.SuspectingSilos));
        var times = Split(row.Text(MembershipAttributes.SuspectingTimes));
        if (silos.Length != times.Length)
        {
            problem($"'{MembershipAttributes.SuspectingSilos}' and '{MembershipAttributes.SuspectingTimes}' differ in length");
        }

        foreach (var (silo, time) in silos.Zip(times))
        {
            if (SiloOrNull(silo) is { } by && DateOrNull(time) is { } at)
            {
                yield return Tuple.Create(by, at);
            }
            else
            {
                problem($"'{MembershipAttributes.SuspectingSilos}' or '{MembershipAttributes.SuspectingTimes}' has a part that cannot be read");
            }
        }
    }

    static string[] Split(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split(Separator);

    static bool HasNumber(Dictionary<string, AttributeValue> row, string name) =>
        int.TryParse(row.GetValueOrDefault(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    static DateTime? Date(Dictionary<string, AttributeValue> row, string name, Action<string> problem)
    {
        if (row.Text(name) is { } text && DateOrNull(text) is { } date)
        {
            return date;
        }

        problem($"'{name}' is not a time");
        return null;
    }

    static DateTime? DateOrNull(string text) => OrNull(() => (DateTime?)DateTime.SpecifyKind(LogFormatter.ParseDate(text), DateTimeKind.Utc));

    static SiloAddress? SiloOrNull(string text) => OrNull(() => SiloAddress.FromParsableString(text));

    static T? OrNull<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (RowProblems.IsFault(e))
        {
            return default;
        }
    }

    static string Join(MembershipEntry entry, Func<Tuple<SiloAddress, DateTime>, string> part) =>
        string.Join(Separator, (entry.SuspectTimes ?? []).Select(part));

    static void AddText(Dictionary<string, AttributeValue> row, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            row[name] = new(value);
        }
    }
}
