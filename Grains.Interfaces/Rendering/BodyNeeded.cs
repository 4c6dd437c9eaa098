using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The macro takes a body, or parameters, that the request did not bring and the stored macro has; ask again with them.</summary>
/// <param name="Mode">What the macro does with the body that is missing; none when only parameters are.</param>
/// <param name="Revision">The published revision.</param>
[GenerateSerializer, Immutable, Alias("body-needed")]
public sealed record BodyNeeded([property: Id(0)] BodyMode Mode, [property: Id(1)] int Revision) : RenderOutcome
{
    // Two outputs without hosts are equal, also after a journey: none is the array that was never made.
    [Id(2)] readonly ImmutableArray<string> _hosts;

    /// <summary>As in <see cref="RenderedOutput"/>: the policy of a frame is set before its body is there.</summary>
    public ImmutableArray<string> Hosts { get => _hosts.IsDefault ? [] : _hosts; init => _hosts = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>Whether parameters are missing that the page may hold in another spelling than the host sends.</summary>
    [Id(3)] public bool Parameters { get; init; }
}
