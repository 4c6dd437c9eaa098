using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>Which record: the keys of its head are those of the official package, the keys of its parts lie beside them.</summary>
internal sealed record RecordKey
{
    const int LongestHash = 2048;
    const int LongestRange = 1024;

    /// <summary>Follows the name of the state, and is followed by a part's number.</summary>
    const string PartMark = "#part-";

    static readonly int LongestStateName = LongestRange - PartMark.Length - RecordETag.MostParts.ToString(CultureInfo.InvariantCulture).Length;

    RecordKey(string hash, string stateName, GrainId grain) => (Hash, StateName, Grain) = (hash, stateName, grain);

    public string Hash { get; }

    public string StateName { get; }

    public GrainId Grain { get; }

    /// <exception cref="DynamoDBProviderException">No record can have this key.</exception>
    public static RecordKey Create(string serviceId, string stateName, GrainId grain)
    {
        if (grain.IsDefault || string.IsNullOrEmpty(stateName))
        {
            throw new DynamoDBProviderException($"A record needs a grain and the name of a state; these are '{grain}' and '{stateName}'.");
        }

        var hash = $"{serviceId}_{grain}";
        Check("a grain with its service", hash, LongestHash);
        Check("a state", stateName, LongestStateName);
        return stateName.Contains(PartMark, StringComparison.Ordinal)
            ? throw new DynamoDBProviderException($"A state cannot be named '{stateName}': '{PartMark}' marks the further items of states that do not fit one.")
            : new(hash, stateName, grain);
    }

    /// <summary>The keys of the head, number 0, or of a part.</summary>
    public Dictionary<string, AttributeValue> Item(int part = 0) => new(StringComparer.Ordinal)
    {
        [RecordAttributes.GrainReference] = new(Hash),
        [RecordAttributes.GrainType] = new(part == 0 ? StateName : string.Create(CultureInfo.InvariantCulture, $"{StateName}{PartMark}{part}")),
    };

    /// <summary>What an item's keys name; null when they are none of a record of this service.</summary>
    public static DynamoDBRecordName? NameOf(string serviceId, Dictionary<string, AttributeValue> item)
    {
        var (hash, range) = (item.Text(RecordAttributes.GrainReference), item.Text(RecordAttributes.GrainType));
        if (hash?.StartsWith($"{serviceId}_", StringComparison.Ordinal) != true
            || !GrainId.TryParse(hash[(serviceId.Length + 1)..], CultureInfo.InvariantCulture, out var grain)
            || range is null)
        {
            return null;
        }

        var mark = range.LastIndexOf(PartMark, StringComparison.Ordinal);
        return mark > 0 && int.TryParse(range.AsSpan(mark + PartMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            ? new(grain, range[..mark], part)
            : new(grain, range, Part: 0);
    }

    public override string ToString() => $"state '{StateName}' of grain '{Grain}'";

    static void Check(string what, string key, int longest)
    {
        var bytes = Encoding.UTF8.GetByteCount(key);
        if (bytes > longest)
        {
            throw new DynamoDBProviderException($"The name of {what} takes {bytes} bytes; the limit is {longest}. It begins with '{key[..64]}'.");
        }
    }
}
