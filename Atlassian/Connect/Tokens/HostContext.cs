using System.Text.Json;

namespace UserMacro.Atlassian.Connect.Tokens;

/// <summary>
/// What a token says about the place it was made for (<c>context.confluence</c>, docs/reference/connect-tokens.md#tokens-of-the-host); null what it does
/// not name.
/// </summary>
public sealed record HostContext
{
    /// <summary>A context that names nothing.</summary>
    public static readonly HostContext Empty = new();

    public string? ContentId { get; init; }

    public string? ContentType { get; init; }

    public string? ContentVersion { get; init; }

    public string? SpaceKey { get; init; }

    public string? MacroId { get; init; }

    public string? MacroHash { get; init; }

    public string? OutputType { get; init; }

    internal static HostContext Read(JsonElement payload)
    {
        var confluence = Child(Child(payload, "context"), "confluence");
        var content = Child(confluence, "content");
        var macro = Child(confluence, "macro");
        return new HostContext
        {
            ContentId = Text(content, "id"),
            ContentType = Text(content, "type"),
            ContentVersion = Text(content, "version"),
            SpaceKey = Text(Child(confluence, "space"), "key"),
            MacroId = Text(macro, "id"),
            MacroHash = Text(macro, "hash"),
            OutputType = Text(macro, "outputType"),
        };
    }

    static JsonElement? Child(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var child) ? child : null;

    static string? Text(JsonElement? parent, string name) => Child(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 } text => text,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };
}
