using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>SHA-256 over the canonical JSON of a definition: its fields in fixed order. Fields of the first version are always written,
/// later ones only when they say something, so that revisions stored before keep their hash.</summary>
internal static class DefinitionHash
{
    public static string Compute(MacroDefinition definition)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            MacroDefinition.Fields.Write(json, definition);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
