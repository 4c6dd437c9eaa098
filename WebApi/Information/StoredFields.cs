using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.WebApi.Information;

/// <summary>The list of all that is stored. It is generated from the stored types, and a test of each build compares it with them.</summary>
internal sealed record StoredFields(
    ImmutableSortedDictionary<string, string> Categories, ImmutableArray<StoredRecord> Records, ImmutableArray<string> Addresses)
{
    public static StoredFields Read()
    {
        using var list = typeof(StoredFields).Assembly.GetManifestResourceStream("stored-fields.json")!;
        return JsonSerializer.Deserialize(list, StatementJson.Default.StoredFields)!;
    }
}

/// <summary>A record that is stored.</summary>
/// <param name="Name">Its name in the stored format.</param>
/// <param name="Category">What it is stored for.</param>
/// <param name="Purpose">What it holds and why.</param>
/// <param name="Kept">How long.</param>
/// <param name="Fields">All that it holds.</param>
internal sealed record StoredRecord(string Name, string Category, string Purpose, string Kept, ImmutableArray<StoredFieldEntry> Fields);

/// <summary>One value of a record.</summary>
/// <param name="Name">Its path in the record.</param>
/// <param name="Category">What it is stored for.</param>
/// <param name="Person">Whether it says who somebody is: an account ID, the handle of one, or a hash of one.</param>
internal sealed record StoredFieldEntry(string Name, string Category, bool Person);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(StoredFields))]
[JsonSerializable(typeof(PrivacyStatement))]
internal sealed partial class StatementJson : JsonSerializerContext;
