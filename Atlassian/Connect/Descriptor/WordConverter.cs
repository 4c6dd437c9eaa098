using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>A word of the host's schema, which allows each in lower and in upper case; written in lower case.</summary>
internal sealed class WordConverter<TWord> : JsonConverter<TWord>
    where TWord : struct, Enum
{
    static readonly FrozenDictionary<TWord, string> Words = Enum.GetValues<TWord>().ToFrozenDictionary(
        value => value,
        value => typeof(TWord).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

    static readonly FrozenDictionary<string, TWord> Values =
        Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options) => writer.WriteStringValue(Words[value]);
}
