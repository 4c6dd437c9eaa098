using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Compatibility.Tests;

/// <summary>Values as the JSON of stored states, to compare what was written with what is read.</summary>
static class JsonContent
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(object value)
    {
        using var buffer = new PooledBuffer(1024);
        StateJson.Write(buffer, value);
        return Encoding.UTF8.GetBytes(JsonNode.Parse(buffer.Written.ToArray())!.ToJsonString(Indented) + "\n");
    }

    /// <summary>What the earlier one says and the later one no longer says; a later one may say more.</summary>
    public static IEnumerable<string> Lost(byte[] former, byte[] later) => Lost("$", JsonNode.Parse(former), JsonNode.Parse(later));

    static IEnumerable<string> Lost(string path, JsonNode? former, JsonNode? later) => (former, later) switch
    {
        (JsonObject had, JsonObject has) => had.SelectMany(property => Lost($"{path}.{property.Key}", property.Value, has[property.Key])),
        (JsonArray had, JsonArray has) when had.Count == has.Count => had.SelectMany((item, at) => Lost($"{path}[{at}]", item, has[at])),
        _ => JsonNode.DeepEquals(former, later) ? [] : [$"{path}: {former?.ToJsonString() ?? "null"} became {later?.ToJsonString() ?? "null"}"],
    };
}
