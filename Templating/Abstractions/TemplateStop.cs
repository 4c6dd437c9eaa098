
namespace UserMacro.Templating.Abstractions;

/// <summary>The end of a run that failed or used too much.</summary>
public sealed record TemplateStop(StopReason Reason, Diagnostic Diagnostic, int Steps, TimeSpan Elapsed) : TemplateResult(Steps, Elapsed);
