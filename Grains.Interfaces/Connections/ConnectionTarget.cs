using System.Collections.Immutable;
using System.Text;

namespace UserMacro.Grains.Interfaces.Connections;

/// <summary>How to ask a connection, secrets included: for the request itself, and nothing else.</summary>
[GenerateSerializer, Immutable, Alias("connection-target")]
public sealed record ConnectionTarget(
    [property: Id(0)] string BaseUrl,
    [property: Id(1)] ImmutableDictionary<string, string> Headers,
    [property: Id(2)] int CacheSeconds,
    [property: Id(3)] int Number)
{
    // The values of the headers are secrets.
    bool PrintMembers(StringBuilder text)
    {
        text.Append("Number = ").Append(Number);
        return true;
    }
}
