using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>What a frame was opened with; it comes back with the body, sealed, so that the browser cannot change it.</summary>
internal sealed record FrameTicket
{
    public required string Macro { get; init; }

    /// <summary>The revision that asked for the body.</summary>
    public required int Revision { get; init; }

    public required BodyMode Body { get; init; }

    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    public required PageContext Page { get; init; }

    /// <summary>The viewer; null for anonymous ones.</summary>
    public required string? AccountId { get; init; }

    public required string OutputType { get; init; }

    public required string MacroId { get; init; }

    /// <summary>Set when it is sealed.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>The ticket of a use, for one viewer.</summary>
    /// <param name="use">The use.</param>
    /// <param name="accountId">The viewer; null for anonymous ones.</param>
    /// <param name="revision">The revision that asks.</param>
    /// <param name="body">Which body it asks for.</param>
    public static FrameTicket Of(MacroUse use, string? accountId, int revision, BodyMode body) => new()
    {
        Macro = use.Key,
        Revision = revision,
        Body = body,
        Parameters = use.Parameters,
        Page = use.Page,
        AccountId = accountId,
        OutputType = use.OutputType,
        MacroId = use.MacroId,
    };

    /// <summary>The use that the ticket was made of, as far as the frame needs it again.</summary>
    public MacroUse ToUse() => new()
    {
        Key = Macro,
        Parameters = [.. Parameters],
        Page = Page,
        OutputType = OutputType,
        MacroId = MacroId,
    };
}
