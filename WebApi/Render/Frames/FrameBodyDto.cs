using System.Collections.Frozen;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.WebApi.Render.Frames.Nested;

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

    /// <summary>Uses of macros inside this one.</summary>
    public IReadOnlyList<NestedUseDto> Nested { get; init; } = [];

    /// <summary>Whether only those are to be rendered.</summary>
    public bool NestedOnly { get; init; }

    /// <summary>Why something is missing in what the viewer sees, by the names of <see cref="MissingContent"/>; others are not looked at.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
