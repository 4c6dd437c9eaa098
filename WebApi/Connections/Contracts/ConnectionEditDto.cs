using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using UserMacro.Grains.Interfaces.Connections;

namespace UserMacro.WebApi.Connections.Contracts;

/// <summary>The new definition of a connection.</summary>
internal sealed record ConnectionEditDto
{
    [Description("An https address of a public server by its name, without query: https://api.example.com/v1.")]
    public required string BaseUrl { get; init; }

    [Description("Values of at most {ConnectionHeaders} headers by name, kept encrypted and never shown; null keeps the value that is stored, as long as the address stays the "
        + "same.")]
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = ImmutableDictionary<string, string?>.Empty;

    [Description("How long an answer serves, 0 to {ConnectionCache} seconds.")]
    public int CacheSeconds { get; init; } = 60;

    public ConnectionEdit ToEdit() => new(BaseUrl, Headers.ToImmutableDictionary(StringComparer.Ordinal), CacheSeconds);

    // The values of the headers are secrets.
    bool PrintMembers(StringBuilder text)
    {
        text.Append("BaseUrl = ").Append(BaseUrl);
        return true;
    }
}
