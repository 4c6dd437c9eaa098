using System.Collections.Frozen;

namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>A use of a macro inside a framed one, as a viewer's browser found it; without a name, HTML that is to be cleaned.</summary>
internal sealed record NestedUseDto
{
    public string Name { get; init; } = "";

    /// <summary>The host's id of this use.</summary>
    public string Id { get; init; } = "";

    /// <summary>As the page spells them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The body as the host converts it, with markers in place of further uses; or plain text.</summary>
    public string Body { get; init; } = "";

    /// <summary>A body of rich text as the page stores it.</summary>
    public string Stored { get; init; } = "";
}
