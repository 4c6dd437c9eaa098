using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Keys;

/// <summary>Writes a key as its text, also as a property's name; a key that was never set is null.</summary>
internal abstract class TextKeyJsonConverter<TKey> : JsonConverter<TKey>
    where TKey : struct
{
    public override bool HandleNull => true;

    public override TKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String when TryParse(reader.GetString(), out var key) => key,
            _ => throw new JsonException($"Not a {typeToConvert.Name}."),
        };

    public override void Write(Utf8JsonWriter writer, TKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Equals(default(TKey)) ? null : value.ToString());
    }

    public override TKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var key) ? key : throw new JsonException($"Not a {typeToConvert.Name}.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TKey value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString()!);
    }

    protected abstract bool TryParse(string? text, out TKey key);
}
