namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>
/// The outcome of a render: <see cref="RenderedOutput"/>, <see cref="BodyNeeded"/>, <see cref="DataNeeded"/>, <see cref="NotModified"/>,
/// <see cref="MacroMissing"/>, <see cref="MacroDisabled"/>, <see cref="MacroQuarantined"/>, <see cref="SpaceRefused"/>,
/// <see cref="RenderStopped"/>, <see cref="BodyRefused"/> or <see cref="RenderBusy"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("render-outcome")]
public abstract record RenderOutcome;
