using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using UserMacro.Compatibility.Tests.Names;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Compatibility.Tests.Privacy;

/// <summary>The published list of all that is stored is what the stored types say. It is part of the service, which shows it at <c>/privacy</c>.</summary>
public sealed partial class StoredFieldsTests
{
    static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    static readonly string Published = Path.Combine(GoldenFolder.RepositoryRoot(), "WebApi", "Information", "stored-fields.json");

    [Fact]
    public void List_Published_IsWhatTheStoredTypesHold()
    {
        var list = JsonSerializer.Serialize(
            new { categories = RecordPurposes.Categories, records = Records(), addresses = NameList.Read("records.txt") }, Json) + "\n";
        if (GoldenFolder.Writes)
        {
            File.WriteAllText(Published, list);
        }

        File.ReadAllText(Published).ShouldBe(
            list, $"What is stored has changed. If that is meant, decide what it is for, run with {GoldenFolder.WriteSwitch}=1 and commit the list.");
    }

    [Fact]
    public void Purpose_EveryStoredRecord_HasOneOfTheFourCategories()
    {
        var aliases = StoredField.Records().Concat(BesideTheKeys).Select(AliasOf).ToList();

        RecordPurposes.All.Keys.ShouldBe(aliases, ignoreOrder: true, "Each stored record needs a purpose in RecordPurposes, or must not be stored.");
        RecordPurposes.All.Values.Select(purpose => purpose.Category).ShouldBeSubsetOf(RecordPurposes.Categories.Keys);
        RecordPurposes.Categories.Count.ShouldBe(4);
    }

    /// <summary>All names that records have been given are in the list: none is left out by the walk.</summary>
    [Fact]
    public void List_OfFields_MissesNoNameOfTheStoredJson()
    {
        var listed = StoredField.Records().SelectMany(record => FieldsOf(record).Select(field => $"{AliasOf(record)}.{field.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var roots = StoredField.Records().Select(AliasOf).ToList();

        NameList.Read("states-json.txt")
            .Where(line => roots.Any(root => line.StartsWith(root + ".", StringComparison.Ordinal)) && !line.Contains("(read)", StringComparison.Ordinal))
            .Select(line => line.Split(": ")[0].Replace(" (written)", "", StringComparison.Ordinal))
            .Select(name => Marks().Replace(name, ""))
            .Except(listed, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    /// <summary>The records of the data keys' own store.</summary>
    static readonly Type[] BesideTheKeys = [typeof(WrappedDataKey), typeof(RecordGenerations)];

    static IEnumerable<object> Records() =>
        StoredField.Records().Select(record => (Alias: AliasOf(record), Fields: FieldsOf(record)))
            .Concat(BesideTheKeys.Select(record => (
                Alias: AliasOf(record),
                Fields: StoredField.Of(record, RecordPurposes.Installation, new(JsonSerializerOptions.Default)))))
            .OrderBy(record => record.Alias, StringComparer.Ordinal)
            .Select(record => new
            {
                name = record.Alias,
                category = RecordPurposes.All[record.Alias].Category,
                purpose = RecordPurposes.All[record.Alias].Purpose,
                kept = RecordPurposes.All[record.Alias].Kept,
                fields = record.Fields.OrderBy(field => field.Name, StringComparer.Ordinal)
                    .Select(field => new { name = field.Name, category = field.Category, person = field.Person }),
            });

    static IEnumerable<StoredField> FieldsOf(Type record) => StoredField.Of(record, RecordPurposes.All[AliasOf(record)].Category, StateJson.Options);

    static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias;

    [GeneratedRegex(@"\[\]|\{\}|!", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
