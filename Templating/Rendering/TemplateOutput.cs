namespace UserMacro.Templating.Rendering;

/// <summary>The output of a run that went to its end.</summary>
public sealed record TemplateOutput(string Text, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
