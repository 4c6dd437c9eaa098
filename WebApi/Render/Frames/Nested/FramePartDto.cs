namespace UserMacro.WebApi.Render.Frames.Nested;

/// <summary>What a use inside a framed macro shows; the fields are those of <see cref="FrameOutputDto"/>.</summary>
internal sealed record FramePartDto
{
    public string Html { get; init; } = "";

    public string Styles { get; init; } = "";

    public string Script { get; init; } = "";

    public string? Sandbox { get; init; }

    public IReadOnlyList<string> Asks { get; init; } = [];
}
