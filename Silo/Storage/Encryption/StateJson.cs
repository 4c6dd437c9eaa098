using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserMacro.Silo.Storage.Encryption;

/// <summary>How states are written. The names of properties and of enum members are part of the stored format.</summary>
internal static class StateJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        // Some states may be plain [GenerateSerializer] types with fields; none of them may be lost in silence.
        IncludeFields = true,
        Converters = { new JsonStringEnumConverter(), new ImmutableArrayConverterFactory() },
    };

    public static void Write<T>(PooledBuffer buffer, T state)
    {
        using var writer = new Utf8JsonWriter(buffer);
        JsonSerializer.Serialize(writer, state, Options);
    }

    public static T? Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Options);
}
