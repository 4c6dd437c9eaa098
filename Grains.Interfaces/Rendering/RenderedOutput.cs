using System.Collections.Immutable;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>The output.</summary>
/// <param name="Markup">HTML or storage format, as asked for.</param>
/// <param name="Styles">The style sheet of the definition; empty for storage format.</param>
/// <param name="Revision">The revision rendered; 0 for one that is not stored.</param>
/// <param name="Cacheable">Whether the run read neither the viewer nor the time nor data that were fetched, so that the same request gives
/// everybody the same output.</param>
/// <remarks>Field 3 was what analysis of the template said of that. A build that reads it is told no, and what such a build says is not
/// read: what it calls cacheable may name its viewer.</remarks>
[GenerateSerializer, Immutable, Alias("rendered-output")]
public sealed record RenderedOutput(
    [property: Id(0)] string Markup,
    [property: Id(1)] string Styles,
    [property: Id(2)] int Revision,
    [property: Id(7)] bool Cacheable) : RenderOutcome
{
    // Two outputs without hosts are equal, also after a journey: none is the array that was never made.
    [Id(4)] readonly ImmutableArray<string> _hosts;

    /// <summary>Hosts that the macro's own rules name; framed output may load from those that the tenant's rules cover. None for storage format.</summary>
    public ImmutableArray<string> Hosts { get => _hosts.IsDefault ? [] : _hosts; init => _hosts = value.IsDefaultOrEmpty ? default : value; }

    /// <summary>Whether the page may hold parameters in another spelling than the host sends, which would change this output.</summary>
    [Id(5)] public bool MayLackParameters { get; init; }

    /// <summary>
    /// The macro's script, which runs in a sandbox where the tenant's rules allow script; null where the macro's own allow none, and for
    /// storage format.
    /// </summary>
    [Id(6)] public string? Script { get; init; }
}
