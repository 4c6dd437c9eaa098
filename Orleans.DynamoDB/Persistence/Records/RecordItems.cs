using System.Text;
using Amazon.DynamoDBv2.Model;
using Orleans.DynamoDB.Client;

namespace Orleans.DynamoDB.Persistence.Records;

/// <summary>The items of one version of a record: a head, which alone is the official package's layout, and parts for what does not fit it.</summary>
internal sealed class RecordItems
{
    /// <summary>The largest state in bytes: 3.5 MB. A transaction takes 4 MB, keys and all.</summary>
    public const int MostBytes = 3584 * 1024;

    /// <summary>
    /// What the head of a split state holds: little, because every read and every refused write begins with it; not nothing, lest the official package take the
    /// state for a cleared one.
    /// </summary>
    const int HeadBytes = 1024;

    readonly RecordKey _key;
    readonly DateTimeOffset? _expiry;

    RecordItems(RecordKey key, int number, DateTimeOffset? expiry, string? tenant)
    {
        (_key, _expiry, Number, WriteId) = (key, expiry, number, Records.WriteId.New(number));
        Head = Frame(part: 0);
        Head[RecordAttributes.ETag] = ItemExtensions.Attribute(number);
        if (tenant is not null)
        {
            Head[RecordAttributes.Tenant] = new(tenant);
        }
    }

    public int Number { get; }

    public string WriteId { get; }

    public Dictionary<string, AttributeValue> Head { get; }

    public List<Dictionary<string, AttributeValue>> Parts { get; } = [];

    /// <summary>The items of a value, or of the empty record that stands for null.</summary>
    /// <exception cref="DynamoDBProviderException">The value is too large.</exception>
    public static RecordItems Create(RecordKey key, int number, byte[]? value, DateTimeOffset? expiry, string? tenant = null)
    {
        if (value?.Length > MostBytes)
        {
            throw new DynamoDBProviderException($"The {key} takes {value.Length} bytes; the limit is {MostBytes}.");
        }

        var items = new RecordItems(key, number, expiry, tenant);
        if (value is null)
        {
            items.Head[RecordAttributes.GrainState] = new() { NULL = true };
        }
        else if (Fill(items.Head, value, 0, value.Length) < value.Length)
        {
            items.Split(value);
        }

        return items;
    }

    void Split(byte[] value)
    {
        var done = Fill(Head, value, 0, HeadBytes);
        while (done < value.Length)
        {
            var part = Frame(Parts.Count + 1);
            done += Fill(part, value, done, value.Length - done);
            Parts.Add(part);
        }

        Head[RecordAttributes.Parts] = ItemExtensions.Attribute(Parts.Count);
    }

    /// <summary>Puts as many of the bytes into an item as there is room for, and says how many.</summary>
    static int Fill(Dictionary<string, AttributeValue> item, byte[] value, int start, int count)
    {
        item[RecordAttributes.GrainState] = new() { B = new() };
        var taken = Math.Min(count, ItemSize.Limit - ItemSize.Measure(item));
        item[RecordAttributes.GrainState] = new() { B = new MemoryStream(value, start, taken, writable: false) };
        return taken;
    }

    Dictionary<string, AttributeValue> Frame(int part)
    {
        var item = _key.Item(part);
        item[RecordAttributes.WriteId] = new(WriteId);
        if (_expiry is { } expiry)
        {
            item[RecordAttributes.GrainTtl] = ItemExtensions.Attribute(expiry.ToUnixTimeSeconds());
        }

        return item;
    }
}

/// <summary>How many bytes an item takes by DynamoDB's count: of every attribute its name and its value.</summary>
internal static class ItemSize
{
    /// <summary>DynamoDB's limit of an item.</summary>
    public const int Limit = 400 * 1024;

    public static int Measure(Dictionary<string, AttributeValue> item) =>
        item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Measure(attribute.Value));

    static int Measure(AttributeValue value) => value switch
    {
        { S: { } text } => Encoding.UTF8.GetByteCount(text),
        { B: { } bytes } => (int)bytes.Length,
        // Two digits a byte and one byte more, by approximation; so one above it.
        { N: { } number } => (number.Length / 2) + 2,
        _ => 1,
    };
}
