namespace UserMacro.Templating.Abstractions;

/// <summary>The output of a run that went to its end.</summary>
/// <param name="Text">The output.</param>
/// <param name="Reads">What the run read: with the same values of all that, it gives the same output again.</param>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record TemplateOutput(string Text, TemplateReads Reads, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
