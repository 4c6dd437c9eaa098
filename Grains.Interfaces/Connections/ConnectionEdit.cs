using System.Collections.Immutable;
using System.Text;

namespace UserMacro.Grains.Interfaces.Connections;

/// <summary>An administrator's edit of a connection.</summary>
/// <param name="BaseUrl">Where it is.</param>
/// <param name="Headers">Values by name; null keeps the value that is stored.</param>
/// <param name="CacheSeconds">How long an answer serves.</param>
[GenerateSerializer, Immutable, Alias("connection-edit")]
public sealed record ConnectionEdit(
    [property: Id(0)] string BaseUrl,
    [property: Id(1)] ImmutableDictionary<string, string?> Headers,
    [property: Id(2)] int CacheSeconds)
{
    // The values are secrets.
    bool PrintMembers(StringBuilder text)
    {
        text.Append("BaseUrl = ").Append(BaseUrl);
        return true;
    }
}
