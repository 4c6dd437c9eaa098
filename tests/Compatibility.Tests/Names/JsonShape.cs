using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>The names that a type has in JSON, as its serializer's options say: a line a property, with its path, and the spellings of enums.</summary>
static class JsonShape
{
    const int MaxDepth = 16;

    public static IEnumerable<string> Of(string root, Type type, JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return Walk(root, type, options, 0);
    }

    static IEnumerable<string> Walk(string path, Type type, JsonSerializerOptions options, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidOperationException($"{path} contains itself.");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Walk(path, value, options, depth);
        }

        if (type.IsEnum)
        {
            return [$"{path}: {SpellingsOf(type, options)}"];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Walk(path + "[]", type.GenericTypeArguments[0], options, depth + 1);
        }

        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Properties(path, info, options, depth),
            JsonTypeInfoKind.Enumerable => Walk(path + "[]", info.ElementType!, options, depth + 1),
            JsonTypeInfoKind.Dictionary => Walk(path + "{}", info.ElementType!, options, depth + 1),
            _ => [$"{path}: {WordFor(type)}"],
        };
    }

    // Names that are only written, and never read, bind nobody to their type: they are told apart, for a reader of another build may still use them.
    static IEnumerable<string> Properties(string path, JsonTypeInfo info, JsonSerializerOptions options, int depth) =>
        info.Properties.Count == 0
            ? [$"{path}: nothing"]
            : info.Properties
                .Where(property => property.Get is not null || property.Set is not null || property.AssociatedParameter is not null)
                .SelectMany(property => Walk($"{path}.{property.Name}{Use(property)}", property.PropertyType, options, depth + 1));

    static string Use(JsonPropertyInfo property) => property switch
    {
        { Get: null } => " (read)",
        { Set: null, AssociatedParameter: null } => " (written)",
        { IsRequired: true } => "!",
        _ => "",
    };

    static string SpellingsOf(Type type, JsonSerializerOptions options) =>
        string.Join(" | ", Enum.GetValues(type).Cast<object>()
            .Select(value => JsonSerializer.Serialize(value, type, options))
            .Distinct(StringComparer.Ordinal));

    // The name of a simple type of ours may change: it is written as text, by a converter.
    static string WordFor(Type type) => type.Namespace!.StartsWith("UserMacro", StringComparison.Ordinal) ? "text of ours" : type.Name;
}
