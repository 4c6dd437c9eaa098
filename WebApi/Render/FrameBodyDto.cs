namespace UserMacro.WebApi.Render;

/// <summary>What a frame posts: its ticket, and the body that it asked Confluence for.</summary>
internal sealed record FrameBodyDto
{
    public required string Ticket { get; init; }

    public required string Body { get; init; }
}
