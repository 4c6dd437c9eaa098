using System.Collections.Frozen;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>What a frame posts: its ticket, and what it asked Confluence for.</summary>
internal sealed record FrameBodyDto
{
    public required string Ticket { get; init; }

    /// <summary>Empty when the macro was not asked for one.</summary>
    public string Body { get; init; } = "";

    /// <summary>The parameters of the stored macro, as it spells them; null when they were not asked for.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>What Confluence answered, by the addresses that the frame was told to ask; null for a refused one.</summary>
    public IReadOnlyDictionary<string, string?> Answers { get; init; } = FrozenDictionary<string, string?>.Empty;
}
