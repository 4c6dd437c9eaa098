using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>One pass through the pool.</summary>
/// <param name="Compilation">The compilation of the template.</param>
/// <param name="Outcome">What to answer; null when the template has errors and was not run.</param>
/// <param name="Result">The run; null when it did not come to one.</param>
internal sealed record MacroRun(CompilationResult Compilation, RenderOutcome? Outcome, TemplateResult? Result);
