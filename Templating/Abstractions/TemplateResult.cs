using System.Collections.Immutable;

namespace UserMacro.Templating.Abstractions;

/// <summary>What a run gave: <see cref="TemplateOutput"/>, <see cref="TemplateNeeds"/> or <see cref="TemplateStop"/>.</summary>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public abstract record TemplateResult(int Steps, TimeSpan Elapsed);

/// <summary>The end of a run that asked for data that were not available. Run again with them; templates never wait.</summary>
/// <param name="Data">Names out of <see cref="DataNames"/>, each once, in the order asked for.</param>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record TemplateNeeds(ImmutableArray<string> Data, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);

/// <summary>The output of a run that went to its end.</summary>
/// <param name="Text">The output.</param>
/// <param name="Reads">What the run read: with the same values of all that, it gives the same output again.</param>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record TemplateOutput(string Text, TemplateReads Reads, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed)
{
    /// <summary>The places of values that were replaced because they were not safe there; warnings.</summary>
    public ImmutableArray<Diagnostic> Blocked { get; init; } = [];
}

/// <summary>The end of a run that failed or used too much.</summary>
public sealed record TemplateStop(StopReason Reason, Diagnostic Diagnostic, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
