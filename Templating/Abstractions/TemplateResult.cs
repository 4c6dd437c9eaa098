namespace UserMacro.Templating.Abstractions;

/// <summary>What a run gave: <see cref="TemplateOutput"/>, <see cref="TemplateNeeds"/> or <see cref="TemplateStop"/>.</summary>
/// <param name="Steps">Nodes evaluated.</param>
/// <param name="Elapsed">Time taken.</param>
public abstract record TemplateResult(int Steps, TimeSpan Elapsed);
