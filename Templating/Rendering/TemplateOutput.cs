namespace UserMacro.Templating.Rendering;

/// <summary>The output of a run that went to its end.</summary>
/// <param name="Text">The output.</param>
/// <param name="UsesData">Whether the run read data that a request does not bring.</param>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record TemplateOutput(string Text, bool UsesData, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
