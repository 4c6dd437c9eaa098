using System.Text.Json;

namespace UserMacro.Cluster.Tests.Proxies;

/// <summary>Which items a request names.</summary>
static class TableItems
{
    /// <summary>Where the table of states has the state's name.</summary>
    const string StateAttribute = "GrainType";

    static readonly string[] Holders = ["Item", "Key"];

    public static IReadOnlyList<TableItem> From(JsonElement request)
    {
        if (request.TryGetProperty("TransactItems", out var actions))
        {
            return [.. actions.EnumerateArray().SelectMany(action => action.EnumerateObject()).Select(action => One(action.Value))];
        }

        if (request.TryGetProperty("RequestItems", out var tables))
        {
            return [.. tables.EnumerateObject().SelectMany(Batch)];
        }

        return request.TryGetProperty("TableName", out _) ? [One(request)] : [];
    }

    static TableItem One(JsonElement action) => new(action.GetProperty("TableName").GetString()!, StateOf(action));

    static IEnumerable<TableItem> Batch(JsonProperty table) => table.Value.ValueKind == JsonValueKind.Array
        ? table.Value.EnumerateArray().SelectMany(write => write.EnumerateObject()).Select(write => new TableItem(table.Name, StateOf(write.Value)))
        : table.Value.GetProperty("Keys").EnumerateArray().Select(key => new TableItem(table.Name, TextOf(key)));

    static string StateOf(JsonElement action)
    {
        foreach (var holder in Holders)
        {
            if (action.TryGetProperty(holder, out var attributes))
            {
                return TextOf(attributes);
            }
        }

        return "";
    }

    static string TextOf(JsonElement attributes) =>
        attributes.TryGetProperty(StateAttribute, out var state) && state.TryGetProperty("S", out var text) ? text.GetString()! : "";
}
