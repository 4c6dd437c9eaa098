using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>
/// The outcome of a render: <see cref="RenderedOutput"/>, <see cref="BodyNeeded"/>, <see cref="DataNeeded"/>, <see cref="NotModified"/>,
/// <see cref="MacroMissing"/>, <see cref="MacroDisabled"/>, <see cref="MacroQuarantined"/>, <see cref="SpaceRefused"/>,
/// <see cref="RenderStopped"/>, <see cref="BodyRefused"/> or <see cref="RenderBusy"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("render-outcome")]
public abstract record RenderOutcome
{
    private protected RenderOutcome()
    {
    }

    /// <summary>What comes of the case that this outcome is.</summary>
    public abstract T Match<T>(IRenderOutcomeCases<T> cases);
}

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

    /// <summary>Whether the output is part of a line, and its frame as wide as its text.</summary>
    [Id(4)] public bool IsInline { get; init; }

    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.NeedsBody(this);
}

/// <summary>The body that a browser posted is more than may be shown.</summary>
/// <param name="What">What of it is too much.</param>
/// <param name="Limit">The most there may be.</param>
/// <param name="Actual">How much there is.</param>
[GenerateSerializer, Immutable, Alias("body-refused")]
public sealed record BodyRefused([property: Id(0)] BodyLimit What, [property: Id(1)] long Limit, [property: Id(2)] long Actual) : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Refused(this);
}

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

    /// <summary>Whether the output is part of a line, and its frame as wide as its text.</summary>
    [Id(4)] public bool IsInline { get; init; }

    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.NeedsData(this);
}

/// <summary>An administrator has disabled the macro; pages show a notice until it is enabled again.</summary>
[GenerateSerializer, Immutable, Alias("macro-disabled")]
public sealed record MacroDisabled : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Disabled(this);
}

/// <summary>No published macro has this key.</summary>
[GenerateSerializer, Immutable, Alias("macro-missing")]
public sealed record MacroMissing : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Missing(this);
}

/// <summary>The macro is kept from running until it has been tried in a process of its own; see <see cref="Quarantine.MacroQuarantine"/>.</summary>
/// <param name="PostsOnly">Whether only what this viewer posts to it is.</param>
[GenerateSerializer, Immutable, Alias("macro-quarantined")]
public sealed record MacroQuarantined([property: Id(0)] bool PostsOnly) : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Quarantined(this);
}

/// <summary>The caller holds the output of the published revision already.</summary>
/// <param name="Revision">That revision.</param>
[GenerateSerializer, Immutable, Alias("not-modified")]
public sealed record NotModified([property: Id(0)] int Revision) : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Unchanged(this);
}

/// <summary>Too many renders are under way; ask again after <paramref name="RetryAfter"/>.</summary>
[GenerateSerializer, Immutable, Alias("render-busy")]
public sealed record RenderBusy([property: Id(0)] TimeSpan RetryAfter) : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Busy(this);
}

/// <summary>The template failed or the guard ended it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Diagnostic">Where and why, for administrators; viewers see the reference only.</param>
/// <param name="Reference">Short number that viewers can tell and the log holds.</param>
/// <param name="Revision">The revision rendered; 0 for one that is not stored.</param>
[GenerateSerializer, Immutable, Alias("render-stopped")]
public sealed record RenderStopped(
    [property: Id(0)] StopKind Kind,
    [property: Id(1)] TemplateDiagnostic Diagnostic,
    [property: Id(2)] string Reference,
    [property: Id(3)] int Revision) : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Stopped(this);
}

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

    /// <summary>Whether the output is part of a line, and its frame as wide as its text.</summary>
    [Id(8)] public bool IsInline { get; init; }

    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Rendered(this);
}

/// <summary>The macro's rules do not allow it on pages of this space, or the page's space is not known and the rules name spaces.</summary>
[GenerateSerializer, Immutable, Alias("space-refused")]
public sealed record SpaceRefused : RenderOutcome
{
    /// <inheritdoc/>
    public override T Match<T>(IRenderOutcomeCases<T> cases) => cases.Refused(this);
}
