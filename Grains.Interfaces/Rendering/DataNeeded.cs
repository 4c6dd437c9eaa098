using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The template asks for data that the request did not bring; ask again with them. Templates never wait.</summary>
/// <param name="Names">Names of the data, each once.</param>
/// <param name="Revision">The revision that asks.</param>
[GenerateSerializer, Immutable, Alias("data-needed")]
public sealed record DataNeeded([property: Id(0)] ImmutableArray<string> Names, [property: Id(1)] int Revision) : RenderOutcome
{
    // Two outputs without hosts are equal, also after a journey: none is the array that was never made.
    [Id(2)] readonly ImmutableArray<string> _hosts;

    /// <summary>As in <see cref="RenderedOutput"/>: the policy of a frame is set before its data are there.</summary>
    public ImmutableArray<string> Hosts { get => _hosts.IsDefault ? [] : _hosts; init => _hosts = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>Whether the page may also hold parameters in another spelling than the host sends.</summary>
    [Id(3)] public bool Parameters { get; init; }
}
