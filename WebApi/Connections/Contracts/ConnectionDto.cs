using System.ComponentModel;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.WebApi.Api.Accounts;

namespace UserMacro.WebApi.Connections.Contracts;

/// <summary>A server elsewhere that templates may read JSON from.</summary>
internal sealed record ConnectionDto(
    [property: Description("What templates call it: http.get_json 'name' '/path'.")] string Name,
    string BaseUrl,
    [property: Description("The names of the headers that requests carry; their values are never shown.")] IReadOnlyList<string> Headers,
    int CacheSeconds,
    [property: Description("The number of this state, to name as If-Match.")] int Number,
    [property: Description("Account id of who changed it last; null for a former user.")] string? EditedBy,
    DateTimeOffset EditedAt)
{
    public static ConnectionDto From(Connection connection, ResolvedAccounts accounts) =>
        new(connection.Name,
            connection.BaseUrl, connection.Headers, connection.CacheSeconds, connection.Number, accounts.IdFor(connection.EditedBy), connection.EditedAt);
}
