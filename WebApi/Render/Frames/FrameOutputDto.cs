using UserMacro.WebApi.Render.Frames.Nested;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>What a frame shows, or what it must ask Confluence for first.</summary>
internal sealed record FrameOutputDto
{
    /// <summary>The output.</summary>
    public string Html { get; init; } = "";

    /// <summary>Its style sheet.</summary>
    public string Styles { get; init; } = "";

    /// <summary>Its script; runs in the sandbox alone.</summary>
    public string Script { get; init; } = "";

    /// <summary>The address of the sandbox that the output must be shown in; null for output without script.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Addresses to ask, below the site's base URL; when there are any, there is no output yet.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>What the nested uses that were posted show, in their order.</summary>
    public IReadOnlyList<FramePartDto> Parts { get; init; } = [];
}
