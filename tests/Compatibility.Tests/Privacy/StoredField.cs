using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Tenants;

namespace UserMacro.Compatibility.Tests.Privacy;

/// <summary>One value that is stored, found by walking through the stored types as their serializer does.</summary>
/// <param name="Name">Its path in the record.</param>
/// <param name="Category">What it is stored for.</param>
/// <param name="Person">Whether it says who somebody is.</param>
sealed record StoredField(string Name, string Category, bool Person)
{
    const int MaxDepth = 16;

    /// <summary>Parts of records that are stored for something else than the record itself.</summary>
    static readonly Dictionary<Type, string> Categories = new()
    {
        [typeof(AuditEntry)] = RecordPurposes.History,
        [typeof(RevisionHeader)] = RecordPurposes.History,
        [typeof(VersionLog)] = RecordPurposes.History,
        [typeof(InstallationRecord)] = RecordPurposes.Installation,
        [typeof(TenantSettings)] = RecordPurposes.AppSetting,
    };

    /// <summary>Members that hold an account id, the handle of one, or a hash of one, among other things or alone.</summary>
    static readonly string[] OfPeople =
        ["Accounts", "Actor", "Author", "Body", "By", "CreatedBy", "EditedBy", "Editors", "InsertAccounts", "RequestedBy", "Viewer"];

    /// <summary>The stored types that are no part of another one: a record each.</summary>
    public static IReadOnlyList<Type> Records()
    {
        var stored = typeof(MacroHead).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsAbstract && !type.IsAssignableTo(typeof(Exception)))
            .ToList();
        var parts = stored.SelectMany(type => PartsOf(type, []).Where(part => part != type)).ToHashSet();
        return [.. stored.Where(type => !parts.Contains(type))];
    }

    /// <summary>All that a record holds. What is only read of records of earlier builds is stored no more.</summary>
    public static IEnumerable<StoredField> Of(Type record, string category, JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return Walk("", record, new("", category, Person: false), options, 0);
    }

    static IEnumerable<StoredField> Walk(string path, Type type, StoredField around, JsonSerializerOptions options, int depth)
    {
        depth.ShouldBeLessThan(MaxDepth, $"{path} contains itself.");
        type = Nullable.GetUnderlyingType(type) ?? type;
        around = Categories.TryGetValue(type, out var category) ? around with { Category = category } : around;
        if (ElementOf(type, options) is { } element)
        {
            return Walk(path, element, around, options, depth + 1);
        }

        var info = options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.Object && info.Properties.Any(property => property.Get is not null)
            ? info.Properties.Where(property => property.Get is not null).SelectMany(property => Walk(
                path.Length == 0 ? property.Name : $"{path}.{property.Name}",
                property.PropertyType,
                around with { Person = around.Person || OfPeople.Contains(property.Name, StringComparer.Ordinal) },
                options,
                depth + 1))
            : [around with { Name = path, Person = around.Person && type == typeof(string) }];
    }

    static IEnumerable<Type> PartsOf(Type type, HashSet<Type> seen) => !seen.Add(type)
        ? []
        : Members(type).SelectMany(member => PartsOf(member, seen)).Prepend(type);

    static IEnumerable<Type> Members(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        from part in Flat(property.PropertyType)
        where part.Namespace?.StartsWith("UserMacro", StringComparison.Ordinal) is true && !part.IsEnum
        select part;

    static IEnumerable<Type> Flat(Type type) => type.IsGenericType ? type.GenericTypeArguments.SelectMany(Flat).Prepend(type) : [type];

    static Type? ElementOf(Type type, JsonSerializerOptions options)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return type.GenericTypeArguments[0];
        }

        var info = options.GetTypeInfo(type);
        return info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary ? info.ElementType : null;
    }
}
